//! The site in a real browser: matrix, filter, search, pages of cells, drawings, colours, widths and keys.
//!
//! Where there is no Chromium, only the files are looked at.

mod chromium;
mod fixture;

use std::io::Write as _;
use std::path::Path;

use chromium::Chromium;
use conformance::scratch::Scratch;
use conformance_site::Written;
use serde_json::json;

fn write_site(folder: &Path) -> Written {
    let document = fixture::document();
    conformance_site::write(&document, &fixture::history(&document), folder).expect("a site")
}

#[test]
fn the_first_page_is_small_and_every_link_leads_somewhere() {
    let folder = Scratch::new().expect("a folder");
    let written = write_site(folder.path());
    assert!(written.first_page < 300_000, "the first page has {} bytes", written.first_page);
    assert!(written.files > fixture::MANY);
    for page in [
        "index.html",
        "differences.html",
        "claims.html",
        "topics/identity.small-ints.html",
        "cases/names/cache/small-ints.html",
        "cases/many/file_0/cell-7.html",
    ] {
        let path = folder.path().join(page);
        let text = std::fs::read_to_string(&path).expect("a page");
        for link in links(&text) {
            let target = path.parent().expect("a folder").join(link.split('#').next().unwrap_or_default());
            assert!(target.exists(), "{page} links to {link}");
        }
    }
    // Written again, what is gone from the document is gone from the site.
    std::fs::write(folder.path().join("cases/names/cache/old.html"), "").expect("written");
    std::fs::write(folder.path().join("mine.txt"), "").expect("written");
    write_site(folder.path());
    assert!(!folder.path().join("cases/names/cache/old.html").exists());
    assert!(folder.path().join("mine.txt").exists());
}

/// What a page links to on this machine.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let attributes = ["href=", "src="].into_iter().flat_map(|attribute| page.split(attribute).skip(1));
    let values = attributes.map(|rest| rest.trim_start_matches('"').split(['"', '>', ' ']).next().unwrap_or_default());
    values.filter(|link| !link.is_empty() && !link.contains(':') && !link.starts_with('#'))
}

#[test]
fn the_site_works_in_a_browser() {
    let Some(program) = chromium::find() else {
        // Written past the test's own capture, as it says what was not looked at.
        let _ = writeln!(
            std::io::stderr(),
            "skipped: no browser test, as there is no Chromium on this machine (Debian: apt-get install chromium)"
        );
        return;
    };
    let folder = Scratch::new().expect("a folder");
    write_site(folder.path());
    let mut page = Page { browser: Chromium::start(&program), root: format!("file://{}/", folder.path().display()) };
    page.width(1200);
    page.matrix();
    page.search();
    page.case();
    page.graphs();
    page.differences();
    page.claims();
    page.colours();
    page.phone();
    assert_eq!(page.browser.complaints(), Vec::<String>::new());
}

struct Page {
    browser: Chromium,
    root: String,
}

impl Page {
    fn open(&mut self, page: &str) {
        self.browser.open(&format!("{}{page}", self.root));
    }

    /// Makes the window so wide, in pixels.
    fn width(&mut self, width: u32) {
        let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.browser.call("Emulation.setDeviceMetricsOverride", metrics);
    }

    #[track_caller]
    fn assert(&mut self, expression: &str, expected: serde_json::Value) {
        assert_eq!(self.browser.value(expression), expected, "{expression}");
    }

    /// The first page: cards, the matrix, its folding and its filter, the chart.
    fn matrix(&mut self) {
        self.open("index.html");
        self.assert("document.title", json!("Where Python implementations differ · pyconform"));
        self.assert("document.querySelectorAll('.card').length", json!(2));
        self.assert("document.querySelectorAll('#topics thead tr:nth-child(2) th').length", json!(6));
        let shown = "[...document.querySelectorAll('#topics tbody tr')].filter(row => row.offsetParent).length";
        let folded = self.browser.value(shown).as_u64().expect("a number");
        assert!(folded < 60, "{folded} rows are shown at first");
        self.assert("document.querySelector('#topics tr.group button').click(), document.querySelector('#topics tr.group button').getAttribute('aria-expanded')", json!("true"));
        assert!(self.browser.value(shown).as_u64().expect("a number") > folded);
        // What is typed filters.
        self.browser.value("document.querySelector('#topic-filter').focus()");
        self.browser.type_text("small-ints");
        self.assert(shown, json!(1));
        self.assert("document.querySelector('.tools output').textContent", json!("1 topic"));
        self.browser.value("document.querySelector('#topic-filter').value = ''");
        self.browser.value("document.querySelector('#only-differing').click()");
        self.assert("document.querySelector('.tools output').textContent", json!("3 topics"));
        let low = "[...document.querySelectorAll('#topics tr:not(.group) td.l1')].map(cell => cell.textContent.trim()).join()";
        self.assert(low, json!("✕0/1,✕0/1,✕0/1,0/2,0/2,0/2,0/1,0/1,0/1"));
        self.assert("document.querySelectorAll('.chart polyline').length", json!(6));
        // Keys go through the topics.
        self.browser.value("document.activeElement.blur()");
        self.browser.press("ArrowDown", "");
        self.assert("document.activeElement.matches('#topics th *')", json!(true));
    }

    /// Search loads the index when it is needed, and goes by keys alone.
    fn search(&mut self) {
        self.open("index.html");
        self.assert("typeof window.pyconformCells", json!("undefined"));
        self.browser.press("/", "/");
        self.assert("document.activeElement.id", json!("search"));
        self.browser.wait_for("document.querySelectorAll('#results li').length == 60");
        self.browser.type_text("cache ints");
        self.browser.wait_for("document.querySelectorAll('#results li').length == 1");
        self.assert("document.querySelector('#results small').textContent", json!("names/cache::small-ints"));
        self.browser.press("Escape", "");
        self.assert("document.querySelector('.panel').hidden", json!(true));
        self.browser.press("/", "/");
        self.browser.value("document.querySelector('#search').value = ''");
        self.browser.value("(select => { select.value = 'b'; select.dispatchEvent(new Event('input', { bubbles: true })) })(document.querySelector('.panel select'))");
        self.browser.wait_for("document.querySelectorAll('#results li').length == 1");
        self.browser.press("ArrowDown", "");
        self.assert(
            "document.querySelector('#results [aria-selected=true] small').textContent",
            json!("hostile/deep::recursion"),
        );
        self.browser.press("Enter", "\r");
        self.browser.wait_for(
            "location.pathname.endsWith('/cases/hostile/deep/recursion.html') && document.readyState == 'complete'",
        );
        self.assert(
            "document.querySelector('.difference h2').textContent",
            json!("Other <Python> 1.0 on 3.11, 3.12, 3.13: breaks down"),
        );
    }

    /// The page of a cell: program, claim, difference inside the line, what was seen; nothing that a program printed runs.
    fn case(&mut self) {
        self.open("cases/names/cache/small-ints.html");
        self.assert("document.querySelector('h1').textContent", json!("Small <ints> & their cache"));
        self.assert("document.querySelector('.code i.k').textContent", json!("import"));
        self.assert(
            "[...document.querySelectorAll('.code span')].map(line => line.dataset.n).join()",
            json!("5,9,10,11"),
        );
        self.assert("document.querySelectorAll('.difference').length", json!(2));
        self.assert("document.querySelector('.diff .ins').textContent", json!("<script>alert(1)</script>"));
        self.assert("document.querySelectorAll('main script').length", json!(0));
        self.assert("document.querySelector('.observation .who').textContent.includes('CPython 3.11.7')", json!(true));
        self.assert(
            "[...document.querySelectorAll('.claim .chips b')].map(word => word.textContent).join()",
            json!("true,false,false"),
        );
        // Keys go from cell to cell.
        self.browser.press("j", "j");
        self.browser.wait_for(
            "location.pathname.endsWith('/cases/names/identity/two-names.html') && document.readyState == 'complete'",
        );
        self.browser.press("k", "k");
        self.browser.wait_for(
            "location.pathname.endsWith('/cases/names/cache/small-ints.html') && document.readyState == 'complete'",
        );
        self.open("topics/identity.small-ints.html");
        self.assert("document.querySelector('.versions dt').textContent", json!("3.11.7"));
        self.assert("document.querySelector('.versions dd').textContent", json!("size 54 bytes"));
    }

    /// Two drawings side by side, with the edge that differs.
    fn graphs(&mut self) {
        self.open("cases/names/identity/two-names.html");
        self.assert("document.querySelectorAll('svg.graph').length", json!(2));
        self.assert("document.querySelectorAll('svg.graph')[0].querySelectorAll('.shared.differs').length", json!(1));
        self.assert("document.querySelectorAll('svg.graph')[1].querySelectorAll('.box.differs').length", json!(1));
        self.assert(
            "getComputedStyle(document.querySelector('.shared.differs')).strokeDasharray != 'none'",
            json!(true),
        );
        self.assert("(([one, other]) => one.getBoundingClientRect().top == other.getBoundingClientRect().top)(document.querySelectorAll('figure'))", json!(true));
    }

    fn differences(&mut self) {
        self.open("differences.html");
        let shown = "[...document.querySelectorAll('#differences tbody tr')].filter(row => row.offsetParent).map(row => row.dataset.kind).join('')";
        self.assert(shown, json!("bddku"));
        let choose = |name: &str, value: &str| {
            format!(
                "(select => {{ select.value = '{value}'; select.dispatchEvent(new Event('input')) }})(document.querySelector('[name={name}]'))"
            )
        };
        self.browser.value(&choose("facet", "namespace"));
        self.assert(shown, json!("d"));
        self.browser.value(&choose("facet", ""));
        self.browser.value(&choose("subject", "interp 0.1.0"));
        self.assert(shown, json!("k"));
        self.browser.value(&choose("subject", ""));
        self.browser.value(&choose("versions", "3.11"));
        self.assert(shown, json!("bddku"));
    }

    fn claims(&mut self) {
        self.open("claims.html#s2.6");
        self.assert(
            "[...document.querySelectorAll('#claims td')].map(cell => cell.firstChild.textContent).join()",
            json!("true,false,false"),
        );
        self.assert("document.querySelector('#claims td code').innerText", json!("one\nsize 46 bytes"));
    }

    /// Dark where the system is, or where it is chosen.
    fn colours(&mut self) {
        let paper = "getComputedStyle(document.body).backgroundColor";
        self.open("index.html");
        let light = self.browser.value(paper);
        let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        self.browser.call("Emulation.setEmulatedMedia", dark);
        let by_system = self.browser.value(paper);
        assert_ne!(by_system, light);
        self.browser.value("document.querySelector('.theme').click()");
        self.assert(paper, light.clone());
        self.browser.value("document.querySelector('.theme').click()");
        self.assert(paper, by_system);
        self.browser.value("document.querySelector('.theme').click()");
        self.browser.call("Emulation.setEmulatedMedia", json!({ "features": [] }));
        self.assert(paper, light);
    }

    /// Nothing is wider than a phone.
    fn phone(&mut self) {
        self.width(390);
        for page in [
            "index.html",
            "differences.html",
            "claims.html",
            "topics/identity.small-ints.html",
            "cases/names/cache/small-ints.html",
            "cases/names/identity/two-names.html",
        ] {
            self.open(page);
            self.assert("document.documentElement.scrollWidth <= 390", json!(true));
        }
    }
}
