;;; newsbrowse.el --- Look things up in a news archive while writing  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "27.1"))
;; Keywords: text, news
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; M-x newsbrowse-quote    pick a passage: it comes to point with its citation
;; M-x newsbrowse-cite     pick an article: its citation comes to point
;; M-x newsbrowse-link     pick an article: a Markdown link to it comes to point
;; M-x newsbrowse-check    hold the draft against the library; `next-error' walks through
;; M-x newsbrowse-open     open the article whose id is at point
;; M-x newsbrowse-paste    insert what was last copied in the browser
;; M-x newsbrowse          the browser
;;
;; The picker begins with the place it was left at, with a prefix argument with a search that is asked
;; for, and with an active region with the words of it.  It is drawn in a terminal of Emacs, in frames
;; of any kind; esc or C-g leaves it with nothing picked.

;;; Code:

(require 'compile)
(require 'term)
(require 'thingatpt)

(defgroup newsbrowse nil
  "Look things up in a news archive while writing."
  :group 'text
  :prefix "newsbrowse-")

(defcustom newsbrowse-command '("newsbrowse")
  "The program, and what stands before the verb: (\"newsbrowse\" \"--library\" \"DIR\")."
  :type '(repeat string))

(defvar newsbrowse-terminal-map
  (let ((map (make-sparse-keymap)))
    (set-keymap-parent map term-raw-map)
    ;; In a terminal ESC is where the sequence of a cursor key begins, which goes on as it came.
    (define-key map "\e" #'newsbrowse-escape)
    (define-key map [escape] #'newsbrowse-escape)
    (define-key map "\C-g" #'newsbrowse-escape)
    map)
  "Keys in the terminal of the browser: all but \\`C-c' go to the browser.")

(defun newsbrowse-escape ()
  "Send esc to the browser."
  (interactive)
  (term-send-raw-string "\e"))

;;;###autoload
(defun newsbrowse ()
  "Open the browser in a terminal of Emacs."
  (interactive)
  (newsbrowse--draw newsbrowse-command #'ignore))

;;;###autoload
(defun newsbrowse-quote (query)
  "Pick a passage, beginning with QUERY, and insert it with its citation."
  (interactive (list (newsbrowse--query)))
  (newsbrowse--pick "quote" query))

;;;###autoload
(defun newsbrowse-cite (query)
  "Pick an article, beginning with QUERY, and insert its citation."
  (interactive (list (newsbrowse--query)))
  (newsbrowse--pick "citation" query))

;;;###autoload
(defun newsbrowse-link (query)
  "Pick an article, beginning with QUERY, and insert a Markdown link to it."
  (interactive (list (newsbrowse--query)))
  (newsbrowse--pick "link" query))

;;;###autoload
(defun newsbrowse-open (id)
  "Open the article ID where it came from, or else in the browser."
  (interactive (list (or (thing-at-point 'word t) (read-string "Id of an article: "))))
  (newsbrowse--draw (append newsbrowse-command (list "open" "--" id)) #'ignore))

;;;###autoload
(defun newsbrowse-paste ()
  "Insert what was last copied in the browser."
  (interactive)
  (let ((coding-system-for-read 'utf-8-unix))
    (unless (eq 0 (apply #'call-process (car newsbrowse-command) nil '(t nil) nil
                         (append (cdr newsbrowse-command) '("paste"))))
      (user-error "Nothing has been copied in newsbrowse yet"))))

;;;###autoload
(defun newsbrowse-check ()
  "Hold this draft against the library.
\\[next-error] goes through what deserves a look."
  (interactive)
  (unless buffer-file-name
    (user-error "The draft is in no file yet"))
  (save-buffer)
  (let ((command (append newsbrowse-command
                         (list "check" "--format" "lines" "--columns" "characters" "--"
                               (file-local-name buffer-file-name)))))
    (compilation-start (mapconcat #'shell-quote-argument command " ") #'newsbrowse-check-mode)))

(define-compilation-mode newsbrowse-check-mode "Newsbrowse-Check"
  "What of a draft differs from the library, or is not in it."
  (setq-local compilation-error-regexp-alist '(("^\\(.+?\\):\\([0-9]+\\):\\([0-9]+\\): " 1 2 3)))
  (setq-local compilation-error-screen-columns nil)
  (setq-local compilation-disable-input t)
  (setq-local compilation-exit-message-function
              (lambda (_status code message)
                (pcase code
                  (0 '("all was found\n" . "found"))
                  (1 '("look at the lines above\n" . "look"))
                  (_ (cons message (number-to-string code)))))))

(defun newsbrowse--query ()
  "The words to begin with: of the region, or asked for if there is a prefix."
  (cond ((use-region-p)
         (let ((words (buffer-substring-no-properties (region-beginning) (region-end))))
           (deactivate-mark)
           (mapconcat #'identity (split-string words) " ")))
        (current-prefix-arg (read-string "Search: " nil nil (thing-at-point 'word t)))
        (t "")))

(defun newsbrowse--pick (form query)
  "Let the user pick, beginning with QUERY; insert it at point, printed as FORM."
  (barf-if-buffer-read-only)
  (let ((place (point-marker))
        (printed (make-temp-file "newsbrowse"))
        (pick (append newsbrowse-command (list "pick" "--print" form)
                      (unless (equal query "") (list "--" query)))))
    (newsbrowse--draw
     (append (list "sh" "-c" "out=$1; shift; exec \"$@\" >\"$out\"" "sh" printed) pick)
     (lambda (code)
       (unwind-protect
           (if (eq code 0) (newsbrowse--insert place printed) (message "Nothing was picked"))
         (delete-file printed)
         (set-marker place nil))))))

(defun newsbrowse--insert (place file)
  "Insert the text of FILE at PLACE, a marker, without its last line break."
  (unless (buffer-live-p (marker-buffer place))
    (user-error "The buffer that the text was picked for is gone"))
  (with-current-buffer (marker-buffer place)
    (goto-char place)
    (let ((coding-system-for-read 'utf-8-unix))
      (goto-char (+ (point) (cadr (insert-file-contents file)))))
    (when (eq (char-before) ?\n)
      (delete-char -1))
    (dolist (window (get-buffer-window-list nil nil t))
      (set-window-point window (point)))))

(defun newsbrowse--draw (command ended)
  "Run COMMAND, a list of words, in a terminal that fills the frame.
When it has ended, windows are as they were, and ENDED is called with its code."
  (let ((windows (current-window-configuration))
        (buffer (generate-new-buffer "*newsbrowse*")))
    (switch-to-buffer buffer nil t)
    (delete-other-windows)
    ;; Its menu of terminals, brought up to date ever after, fails in buffers that are none (Emacs 28).
    (let ((menu-bar-update-hook menu-bar-update-hook))
      (term-mode))
    (setq-local locale-coding-system 'utf-8-unix)
    (term-exec buffer "newsbrowse" (car command) nil (cdr command))
    (let ((process (get-buffer-process buffer)))
      (set-process-coding-system process 'binary 'utf-8-unix)
      (set-process-query-on-exit-flag process nil)
      (set-process-sentinel
       process (lambda (process _event)
                 (unless (process-live-p process)
                   (newsbrowse--end process windows ended)))))
    (setq-local term-raw-map newsbrowse-terminal-map)
    (term-char-mode)))

(defun newsbrowse--end (process windows ended)
  "Put away the terminal of PROCESS, restore WINDOWS, call ENDED with its code."
  (let ((buffer (process-buffer process))
        (code (process-exit-status process))
        said)
    (when (buffer-live-p buffer)
      (with-current-buffer buffer
        (setq said (car (last (split-string (buffer-substring-no-properties (point-min) (point-max))
                                            "\n" t "[ \t\r]+")))))
      (kill-buffer buffer))
    (set-window-configuration windows)
    (funcall ended code)
    (unless (memq code '(0 1))
      (message "%s" (or said (format "newsbrowse ended with code %s" code))))))

(provide 'newsbrowse)
;;; newsbrowse.el ends here
