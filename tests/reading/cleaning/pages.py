"""An invented page, as sites build them."""

PARAGRAPHS = [
    "The council of Orrin voted on Monday to keep the ferry running all winter, its chair Bo Sample "
    "said in a statement. The vote ended a dispute of two years over who pays for the crossing.",
    "About 1,400 people cross the sound every week, according to the harbour office, and most of them "
    "work at the mill on the far side. Without the boat the way round by road takes ninety minutes.",
    "“We were not going to leave them on the quay,” Sample told reporters after the meeting. “A town "
    "that cannot be reached is not a town for long, and everybody in that room knew it.”",
    "The ferry’s owner, Tarn Lines, had said in March that it would stop the winter service unless the "
    "town paid half of the fuel. The company did not comment on the vote.",
    "The money is to come from the road fund. Two members voted against it, saying that the bridge at "
    "Ansk needs repair first and that the fund has been empty twice in five years.",
]
COMMENT = (
    "I have lived in Orrin for thirty years and I can tell you that nobody asked us about the bridge at"
    " all, so why should anybody believe what the council says about the boat this time?"
)
HEADLINE = "Orrin keeps its ferry"
STANDFIRST = "The town will pay half of the fuel for the winter crossing."
LD = (
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Orrin keeps its ferry",'
    '"datePublished":"2025-06-10T19:34:00+02:00","author":{"@type":"Person","name":"Ann Example"}}'
)


def page(*, head: str = "", body: str | None = None, title: str = f"{HEADLINE} | The Orrin Post") -> str:
    """A page with a menu, related links and readers' comments around its article."""
    story = "\n".join(f"<p>{text}</p>" for text in PARAGRAPHS) if body is None else body
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}
<style>p {{ margin: 0 }}</style><script>var menu = ["<p>no text</p>"];</script></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/x">Weather</a></li></ul></nav></header>
<main><article><h1>{HEADLINE}</h1><p class="dek">{STANDFIRST}</p>
<div class="byline">By Ann Example</div><div class="share"><a href="#">Share</a><a href="#">Tweet</a></div>
{story}
</article>
<aside class="related"><h3>Related articles</h3><ul>
<li><a href="/1">Mill at Ansk takes on forty workers</a></li>
<li><a href="/2">Bridge repair put off again until spring</a></li></ul></aside>
<section id="comments" class="comments"><h3>Comments</h3>
<div class="comment"><p>{COMMENT}</p></div></section></main>
<footer><p>© 2025 The Orrin Post. All rights reserved.</p></footer></body></html>"""
