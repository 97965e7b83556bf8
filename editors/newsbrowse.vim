" Look things up in a news archive while writing; for Vim 8.1 or later with +terminal, and Neovim 0.7 or later.
"
" :NewsbrowseQuote [QUERY]  pick a passage: it comes below the cursor with its citation
" :NewsbrowseCite [QUERY]   pick an article: its citation comes behind the cursor
" :NewsbrowseLink [QUERY]   pick an article: a Markdown link to it comes behind the cursor
" :NewsbrowseCheck          hold the draft against the library; :cnext walks through what deserves a look
" :NewsbrowseOpen [ID]      open an article, or the one whose id is under the cursor
" :NewsbrowsePaste          insert what was last copied in the browser
" :Newsbrowse               the browser
"
" It sets no keys. g:newsbrowse_command is the program and what stands before the verb, a list of words.
" SPDX-License-Identifier: MIT

if exists('g:loaded_newsbrowse') || !(has('nvim') || has('terminal'))
  finish
endif
let g:loaded_newsbrowse = 1

command! -nargs=* NewsbrowseQuote call s:pick('quote', <q-args>)
command! -nargs=* NewsbrowseCite call s:pick('citation', <q-args>)
command! -nargs=* NewsbrowseLink call s:pick('link', <q-args>)
command! NewsbrowseCheck call s:check()
command! -nargs=? NewsbrowseOpen call s:draw(s:words(['open', '--', empty(<q-args>) ? expand('<cword>') : <q-args>]), '')
command! NewsbrowsePaste call s:paste()
command! Newsbrowse call s:draw(s:words([]), '')

function! s:words(rest) abort
  return get(g:, 'newsbrowse_command', ['newsbrowse']) + a:rest
endfunction

function! s:shell(words) abort
  return join(map(copy(a:words), 'shellescape(v:val)'))
endfunction

function! s:check() abort
  silent update
  cexpr system(s:shell(s:words(['check', '--format', 'lines', '--', expand('%')])))
endfunction

function! s:paste() abort
  let lines = systemlist(s:shell(s:words(['paste'])))
  if v:shell_error
    echomsg get(lines, 0, 'newsbrowse: nothing can be pasted')
  else
    call s:insert(lines)
  endif
endfunction

function! s:pick(form, query) abort
  if !&modifiable
    echohl ErrorMsg | echomsg 'newsbrowse: nothing can be inserted here' | echohl None
    return
  endif
  let printed = tempname()
  let words = s:words(['pick', '--print', a:form] + (empty(a:query) ? [] : ['--', a:query]))
  call s:draw(['sh', '-c', 'out=$1; shift; exec "$@" >"$out"', 'sh', printed] + words, printed)
endfunction

" Run a program in a terminal on a page of its own; what it left in a file is inserted when it has ended.
function! s:draw(words, printed) abort
  let state = {'window': win_getid(), 'printed': a:printed}
  tab new
  let state.page = win_getid()
  if has('nvim')
    setlocal bufhidden=wipe
    let options = {'on_exit': {job, code, event -> s:end(state, code)}}
    if has('nvim-0.11')
      call jobstart(a:words, extend(options, {'term': v:true}))
    else
      call termopen(a:words, options)
    endif
    setlocal nonumber norelativenumber signcolumn=no
    startinsert
  else
    let state.buffer = term_start(a:words, {'curwin': 1, 'exit_cb': {job, code -> s:end(state, code)}})
    " ctrl+w belongs to the browser.
    setlocal bufhidden=wipe nonumber norelativenumber signcolumn=no termwinkey=<C-_>
  endif
endfunction

function! s:end(state, code) abort
  if a:code > 1
    " What went wrong stands in the terminal, which stays.
    return
  endif
  let here = win_id2tabwin(a:state.page)
  if here[0]
    execute here[0] . 'tabclose!'
  endif
  call win_gotoid(a:state.window)
  if a:code == 0 && !empty(a:state.printed)
    call s:insert(readfile(a:state.printed))
  endif
  if !empty(a:state.printed)
    call delete(a:state.printed)
  endif
  redraw!
endfunction

" One line comes behind the cursor, several come below it.
function! s:insert(lines) abort
  if len(a:lines) == 1
    let before = col('.') - 1 + len(matchstr(getline('.'), '.', col('.') - 1))
    call setline('.', strpart(getline('.'), 0, before) . a:lines[0] . strpart(getline('.'), before))
    call cursor('.', before + len(a:lines[0]))
  elseif !empty(a:lines)
    call append('.', a:lines)
    call cursor(line('.') + len(a:lines), 1)
  endif
endfunction
