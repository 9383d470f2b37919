"""A sheet brings every file it names, and nothing else."""

from pathlib import Path

from tooling.frontend import with_references


def test_pictures_fonts_and_maps_come_along(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    sheet = """
        @font-face { src: url("../fonts/plex.woff2?v=1") format("woff2"), url(../fonts/plex.eot#iefix) }
        a { background: url('pin.png') } b { background: url(data:image/png;base64,AA==) } c { behavior: url(#default#VML) }
        d { background: url(//elsewhere.example/x.png) } e { background: url(https://elsewhere.example/y.png) }
        /*# sourceMappingURL=site.css.map*/
    """
    (tmp_path / "css" / "site.css").write_text(sheet)
    (tmp_path / "site.js").write_text("const text = 'url(nothing.png)';\n//# sourceMappingURL=site.js.map")
    assert with_references(tmp_path, ("css/site.css", "site.js", "LICENSE")) == [
        "LICENSE",
        "css/pin.png",
        "css/site.css",
        "css/site.css.map",
        "fonts/plex.eot",
        "fonts/plex.woff2",
        "site.js",
        "site.js.map",
    ]
