"""The words of web pages around an article: buttons, counters, sections, languages.

Data for `furniture`; all of it is compared with whole lines, without regard to case.
"""

from __future__ import annotations


def _list(text: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(stripped for piece in text.split(separator) if (stripped := " ".join(piece.split())))


PHRASES = _list(
    """
advertisement; advertisements; advertising; ad; ads; sponsored; sponsored content; promoted; paid content;
paid post; partner content; skip advertisement; continue reading; continue reading the main story; story
continues below; story continues below advertisement; article continues below; article continues after ad;
scroll to continue; advertisement scroll to continue; keep reading; read more; read also; also read; read
next; read full story; read the full story; read full article; more on this story; more on this topic;
more from this author; more stories; more news; show more; load more; view more; see more; see also; see
all; learn more; related; related articles; related stories; related content; related topics; related
posts; related news; related coverage; recommended; recommended stories; recommended for you; you may also
like; you might also like; you may like; up next; next up; most read; most popular; most viewed; trending;
trending now; popular now; editors picks; editor's picks; editors' picks; top stories; what to read next;
don't miss; in case you missed it; latest stories; latest news; previous; next; previous article; next
article; previous post; next post; previous story; next story; share; share this; share this article;
share this story; share this post; share this page; share on; share via; share on facebook; share on
twitter; share on x; share on linkedin; share on whatsapp; share by email; share link; share full article;
share article; tweet; tweet this; pin it; email; e-mail; email this; email article; print; print this;
print article; print this page; copy; copy link; link copied; copied; copy url; save; saved; save article;
save for later; save this story; bookmark; gift article; give this article; gift this article; like; like
this; loading; flipboard; facebook; twitter; x; whatsapp; linkedin; telegram; reddit; pinterest;
messenger; instagram; youtube; threads; bluesky; follow; follow us; following; listen; listen to article;
listen to this article; listen now; play; pause; mute; watch; watch live; watch now; watch video; close;
open; menu; main menu; search; home; back; back to top; skip; back to home; skip to content; skip to main
content; skip to navigation; jump to content; toggle navigation; toggle caption; hide caption; show
caption; enlarge this image; enlarge image; view image; view gallery; view photos; image source; image
caption; media caption; getty images; open in app; download app; download our app; get the app; comment;
comments; add comment; add a comment; leave a comment; leave a reply; leave a response; post a comment;
post comment; write a comment; view comments; view all comments; show comments; hide comments; join the
conversation; join the discussion; reply; cancel reply; comments are closed; comments are off; no
comments; no comments yet; be the first to comment; submit; subscribe; subscribe now; subscribe today;
subscribe here; sign up; sign up now; sign up here; sign up for our newsletter; newsletter; newsletters;
log in; login; log out; sign in; register; join now; create account; my account; donate; donate now;
support us; become a member; unsubscribe; manage preferences; view in browser; view this email in your
browser; forward to a friend; end of list; view image in fullscreen; summary; transcript; accept; accept
all; accept cookies; accept all cookies; reject all; manage cookies; cookie settings; cookie policy;
privacy policy; privacy settings; privacy notice; terms of use; terms of service; terms and conditions;
terms; contact us; about us; advertise with us; all rights reserved; do not sell my personal information;
your privacy choices; report an error; report a correction; report this ad; suggest a correction; topics;
partager; partager sur facebook; partager sur twitter; partager sur x; partager par e-mail; teilen; auf
facebook teilen; auf twitter teilen; auf x teilen; per e-mail teilen; compartir; compartir en facebook;
compartir en twitter; comparte en facebook; comparte en twitter; compartilhar; compartilhe; condividi;
condividi su facebook; condividi su twitter; delen; mehr zum thema; lire aussi; lesen sie auch; leer
también; leggi anche;
tags; categories; filed under; in this article; in this story; on this page; table of contents; end; ends;
end of article; end of story; 30; video; videos; photos; gallery; slideshow; live; opinion; for immediate
release; embargoed; under embargo; not for publication; press release; news release; media release; media
contact; press contact; media contacts; contact information; about the author; about the authors; author;
i agree; got it; ok; dismiss; not now; allow; block; notifications; turn on notifications; get
notifications; translate; select language; choose language; text size; font size; a a a; aa; dark mode;
light mode; source; via; edit; history
""",
    ";",
)
"""Lines that are buttons, headings of lists of links, or notices."""

SECTIONS = _list(
    """
africa americas analysis arts asia australia blog blogs books breaking britain business canada canadian
china climate columnists columns comment commentary courts crime culture defence defense economics economy
editorial editorials education election elections energy entertainment environment europe exclusive
explainer fashion feature features film finance food global health home india insight international
interview interviews investigations justice latest law letters life lifestyle live local magazine markets
media metro middleeast military money music national news nigeria obituaries op-ed oped opinion opinions
people photos podcast podcasts politics popular press property releases religion report reports research
russia science security society space special sport sports spotlight stories style tech technology
television theater theatre top tourism trade travel trending tv uk ukraine us usa video videos war weather
weekend women world
"""
)
"""Names of sections of newspapers."""

PUBLICATIONS = _list(
    """
agency blog briefing bulletin chronicle courier daily digest dispatch examiner express gazette globe
guardian herald independent inquirer insider journal letter magazine mail media mirror monitor network news
newsletter newspaper note observer online post press record register report review standard star sun telegraph
times today tribune weekly wire world
"""
)
"""Last words of the names of papers."""

LANGUAGES = _list(
    """
english français francais español espanol deutsch português portugues italiano
русский українська 中文 简体中文 繁體中文 繁体中文 简体 繁體 日本語 한국어 العربية فارسی اردو हिन्दी
বাংলা türkçe polski nederlands svenska tiếng việt bahasa indonesia melayu
kiswahili ελληνικά עברית ไทย română čeština magyar en fr es de ru zh ar
"""
)
"""Names of languages in themselves, and the codes that stand on language switches."""

_SERVICES = (
    r"(?:share|email|print|tweet|save|facebook|twitter|x|whatsapp|linkedin|telegram|reddit|pinterest"
    r"|copy link|comments?|link|messenger|flipboard|instagram|listen|like|follow|bluesky|threads|subscribe"
    r"|wechat|weibo|viber)"
)
_COUNTED = (
    r"views?|shares?|comments?|likes?|reads?|reactions?|retweets?|reposts?|claps?|votes?|followers?|replies"
    r"|responses?|thoughts? on .{1,150}|min(?:ute)?s?(?: read| to read| ago)?|hours? ago|days? ago|weeks? ago"
    r"|months? ago|hrs? ago|sec(?:ond)?s? ago|photos?|images?|secs?"
)

PATTERNS = (
    rf"\(?\d[\d.,]*\s?[km]?\s?\+?\s*(?:{_COUNTED})(?:\s?[|•·,/]\s?.{{0,30}})?\)?",
    r"(?:views?|shares?|comments?|likes?|post views|total views)\s*[:(]?\s*\d[\d.,]*\s?[km]?\)?",
    r"(?:reading|read) time\s*:?.{0,30}|listen\s*\(?\d.{0,20}|estimated reading time.{0,30}",
    rf"{_SERVICES}(?:[\s|•·,/-]+(?:and |on |via |this |to )?(?:{_SERVICES}|article|story|post)){{1,14}}",
    r"(?:share|follow|like|join|find|connect with) (?:us|me|this|our|@\w+)\b.{0,80}",
    r"follow .{2,60} on (?:twitter|x|facebook|instagram|linkedin|youtube|telegram|bluesky|threads).{0,40}",
    r"(?:sign up (?:for|to|here|now)|subscribe (?:to|for|now|here|today))\b.{0,120}",
    r"(?:click (?:here|the|on)|tap here|get our|get the latest|join our)\b.{0,120}",
    r"list (?:of )?\d{1,3} (?:items|of \d{1,3})|our standards: .{3,80}|listen to this article\b.{0,60}",
    r"(?:web )?editor\s*:\s*\S.{1,40}|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?",
    r"register (?:now|here|for free)\b.{0,120}|\d{1,3}-minute listen|heard on .{3,60}",
    r"download (?:our|the) (?:free )?app\b.{0,120}",
    r"(?:read (?:more|also|next|full)|also read|see also|must read|don't miss)\s*:\s*.{3,180}",
    r"(?:related|more|watch|recommended|trending)\s*:\s*.{3,180}",
    r"error\s*:\s*content is protected.{0,10}|content is protected.{0,5}|right[- ]click is disabled.{0,20}",
    r"(?:we|this (?:web)?site) uses? cookies.{0,160}",
    r"(?:your email address will not be published|required fields are marked).{0,80}",
    r"save my name,? email.{0,120}|notify me of (?:new|follow).{0,100}",
    r"please (?:enable|log in|sign in|login).{0,80}|you must be logged in.{0,60}",
    r"enable javascript.{0,60}|your browser does not support.{0,100}",
    r"(?:copyright\s*(?:©|\(c\)|\d{4}|by\b)|©|\(c\)\s*\d).{0,150}",
    r"this (?:article|story|post) (?:is|was|appeared|originally|first).{0,140}",
    r"(?:originally published|first published in|a version of this).{0,180}",
    r"(?:tags?|topics?|categor(?:y|ies)|filed (?:under|in)|section|keywords?|labels?)\s*:\s*.{1,150}",
    r"posted in:? [\w ,&]{2,60}",
    r"(?:media |press )?(?:contacts?|enquiries|inquiries)\s*:\s*.{3,150}",
    r"(?:tel|phone|e-?mail|fax|mobile|web|website|twitter|url|link)\.?\s*:\s*\S.{2,100}",
    r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,30}|https?://\S{1,180}|www\.\S{1,180}",
    r"(?:embargo(?:ed)?|for release|for immediate release)\b.{0,60}",
    r"[#*=_~.\-–—•·\s]{1,80}|-\s?30\s?-|reporting from (?-i:[A-Z]).{1,60}",
    r"advertisement\b.{0,40}",
    r"(?:enlarge this image|toggle caption|hide caption)\b.{0,150}",
    r"\d{1,3}(?:\s?/\s?|\s+of\s+)\d{1,3}",
)
"""Lines with something in them that differs: a number, a name, an address."""

BEGINNINGS = _list(
    """
adv als blu cat cli com con cop don dow edi ema emb ena enl enq err est fac fax fil fin fir fli fol for
get hea hid htt inq ins joi key lab lik lin lis med mes mob mor mus not ori our pho pin ple pos pre pri
rea rec red reg rel rep req rig sav sec see sha sig sub tap tag tel thi thr tog top tot tre twe twi url
vib vie wat web wec wei wha www you
"""
) | {"we ", "a v"}
"""The first three letters of `PATTERNS`, but for an `x` and for what begins with a sign or has an `@`."""

INNER_PATTERNS = {
    "contributed": r".{3,120}\bcontributed (?:reporting )?to this (?:report|article|story)\b.{0,20}",
    "cookie": r".{0,60}\bcookies?\b.{0,60}\b(?:accept|consent|policy|settings|agree)\b.{0,60}",
    "all rights reserved": r".{0,80}\ball rights reserved\b.{0,60}",
    "advertisement": r".{0,30}\badvertisement",
}
"""Lines known by words in their midst, by these words: a pattern that begins with anything takes long."""
