"""What a shell loads for a key that picks into the command line.

Ids stand there as they are. All else that may be picked (a citation, a link, a passage) becomes one word,
quoted by the shell itself, since it comes out of an article.
"""

from __future__ import annotations

from newsbrowse.cli.completion_scripts import Shell

_BASH = r"""# newsbrowse: ctrl+x n picks articles into the command line, for bash 4.4 or later
__newsbrowse_pick() {
    local picked ids=$'^[0-9A-Z]{8}(\n[0-9A-Z]{8})*$'
    picked=$(command newsbrowse pick --print id </dev/tty) || return
    if [[ $picked =~ $ids ]]; then
        picked=${picked//$'\n'/ }
    else
        printf -v picked %q "$picked"
    fi
    READLINE_LINE=${READLINE_LINE:0:READLINE_POINT}$picked${READLINE_LINE:READLINE_POINT}
    READLINE_POINT=$((READLINE_POINT + ${#picked}))
}
bind -m emacs -x '"\C-xn": __newsbrowse_pick'
bind -m vi-insert -x '"\C-xn": __newsbrowse_pick'
"""

_ZSH = r"""# newsbrowse: ctrl+x n picks articles into the command line, for zsh
newsbrowse-pick() {
    local picked ids=$'^[0-9A-Z]{8}(\n[0-9A-Z]{8})*$'
    if picked=$(command newsbrowse pick --print id </dev/tty); then
        if [[ $picked =~ $ids ]]; then
            LBUFFER+=${picked//$'\n'/ }
        else
            LBUFFER+=${(q+)picked}
        fi
    fi
    zle reset-prompt
}
zle -N newsbrowse-pick
bindkey -M emacs '^Xn' newsbrowse-pick
bindkey -M viins '^Xn' newsbrowse-pick
"""

_FISH = r"""# newsbrowse: ctrl+x n picks articles into the command line, for fish 3.4 or later
function __newsbrowse_pick
    set -l picked (command newsbrowse pick --print id | string collect)
    if string match -qr '^[0-9A-Z]{8}(\n[0-9A-Z]{8})*$' -- $picked
        commandline -i (string split \n -- $picked | string join ' ')
    else if test -n "$picked"
        commandline -i (string escape -- $picked | string collect)
    end
    commandline -f repaint
end
bind \cxn __newsbrowse_pick
bind -M insert \cxn __newsbrowse_pick
"""

KEYS = {Shell.BASH: _BASH, Shell.ZSH: _ZSH, Shell.FISH: _FISH}
"""For each shell what binds the key."""
