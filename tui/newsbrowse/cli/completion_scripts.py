"""What a shell loads to complete the command line. What comes from a library is never evaluated there."""

from __future__ import annotations

from enum import StrEnum


class Shell(StrEnum):
    """The shells."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


_BASH = r"""# newsbrowse: completion for bash 4.4 or later
_newsbrowse() {
    local reply
    COMPREPLY=()
    while IFS= read -r reply; do
        COMPREPLY+=("$reply")
        [[ $reply == *[:=] ]] && compopt -o nospace
    done < <(command newsbrowse completion line -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -o default -o nosort -F _newsbrowse newsbrowse
"""

_ZSH = r"""#compdef newsbrowse
# newsbrowse: completion for zsh
_newsbrowse() {
    local value help
    local -a values begun shown_values shown_begun
    while IFS=$'\t' read -r value help; do
        if [[ $value == *[:=] ]]; then
            begun+=("$value"); shown_begun+=("$value${help:+  -- $help}")
        else
            values+=("$value"); shown_values+=("$value${help:+  -- $help}")
        fi
    done < <(command newsbrowse completion words -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    if (( ! $#values && ! $#begun )); then
        _files
        return
    fi
    (( $#begun )) && compadd -U -S '' -l -d shown_begun -a begun
    (( $#values )) && compadd -U -l -d shown_values -a values
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _newsbrowse "$@"; else compdef _newsbrowse newsbrowse; fi
"""

_FISH = r"""# newsbrowse: completion for fish
function __newsbrowse_complete
    set -l words (commandline -opc) (commandline -ct | string unescape)
    test (count (commandline -ct)) -eq 0; and set -a words ''
    set -l found (command newsbrowse completion words -- $words[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c newsbrowse -f -a '(__newsbrowse_complete)'
"""

SCRIPTS = {Shell.BASH: _BASH, Shell.ZSH: _ZSH, Shell.FISH: _FISH}
"""For each shell the script that it loads."""
