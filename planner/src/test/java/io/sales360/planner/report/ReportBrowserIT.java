package io.sales360.planner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.testing.Browser;
import io.sales360.planner.testing.SampleLake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser, from disk. Without a browser it is left out, except where CI=true.
 */
class ReportBrowserIT {
  @TempDir private static Path directory;
  private static Browser browser;
  private static String page;

  @BeforeAll
  static void openBrowser() throws Exception {
    Optional<String> binary = Browser.find("chromium", "chromium-browser", "google-chrome");
    Optional<String> driver = Browser.find("chromedriver");
    boolean isThere = binary.isPresent() && driver.isPresent();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(isThere).as("CI has chromium and chromedriver on its PATH").isTrue();
    }
    assumeTrue(isThere, "No chromium with chromedriver on the PATH: the page was not opened.");
    LakeDirectory lake = new LakeDirectory(SampleLake.publish(directory.resolve("lake")));
    Path file = directory.resolve("report #1.html");
    try (LakeSession session = LakeSession.open(lake.open())) {
      Files.writeString(file, ReportPage.of(session, lake.attempts()).html());
    }
    page = file.toUri().toString();
    browser = Browser.start(binary.get(), driver.get(), directory.resolve("profile"));
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openPage() throws Exception {
    browser.open("about:blank");
    browser.open(page);
  }

  @AfterEach
  void nothingIsWrongInTheConsole() throws Exception {
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void chartIsDrawnAndNothingIsRequested() throws Exception {
    assertThat(
            browser
                .run("return document.querySelector('#chart canvas').getBoundingClientRect().width")
                .asInt())
        .isGreaterThan(800);
    assertThat(
            browser
                .run(
                    "const c = document.querySelector('#chart canvas');"
                        + "return new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size")
                .asInt())
        .as("different colour values on the chart")
        .isGreaterThan(20);
    assertThat(browser.run("return performance.getEntriesByType('resource').length").asInt())
        .isZero();
    assertThat(browser.run("return document.querySelectorAll('#headlines li').length").asInt())
        .isEqualTo(6);
    assertThat(text("headlines")).contains("113").contains("44.4%");
  }

  @Test
  void questionsAreAnsweredByChartAndTable() throws Exception {
    assertThat(text("answers"))
        .contains("How do customers pay?")
        .contains("(unknown)")
        .contains("There is no fct_margins");
    assertThat(
            browser
                .run(
                    "return document.querySelectorAll('.answer-chart canvas').length"
                        + " - document.querySelectorAll('.answer-chart').length")
                .asInt())
        .as("charts without a picture")
        .isZero();
    assertThat(browser.run("return document.querySelectorAll('.answer-chart').length").asInt())
        .isEqualTo(4);
    assertThat(browser.run("return document.querySelectorAll('#answers table').length").asInt())
        .isEqualTo(4);
  }

  @Test
  void anotherNodeChangesTitleTableAndAddress() throws Exception {
    assertThat(text("chart-title")).isEqualTo("Net sales by month: Total");
    String before = text("figures-table");
    choose("level", "channel");
    choose(
        "node",
        browser
            .run(
                "return [...document.querySelectorAll('#node option')].find(o => o.textContent === 'Web').value")
            .asText());
    assertThat(text("chart-title")).isEqualTo("Net sales by month: Channel Web");
    assertThat(text("figures-table")).isNotEqualTo(before).contains("forecast");
    assertThat(browser.run("return location.hash").asText())
        .isEqualTo("#level=channel&node=C2&measure=net_sales&grain=month");
    browser.run("document.querySelector('input[name=measure][value=units]').click()");
    browser.run("document.querySelector('input[name=grain][value=week]').click()");
    assertThat(text("chart-title")).isEqualTo("Units by week: Channel Web");
  }

  @Test
  void addressBringsBackTheChoice() throws Exception {
    browser.open("about:blank");
    browser.open(page + "#level=territory&node=T2&measure=orders&grain=week");
    assertThat(text("chart-title")).isEqualTo("Orders by week: Territory South");
  }

  @Test
  void hostileNamesAreShownAsText() throws Exception {
    choose("level", "product");
    assertThat(text("node")).contains(SampleLake.HOSTILE);
    choose(
        "node",
        browser
            .run(
                "return [...document.querySelectorAll('#node option')].find(o => o.textContent.includes('onerror')).value")
            .asText());
    assertThat(text("chart-title")).contains(SampleLake.HOSTILE);
    assertThat(browser.run("return document.querySelectorAll('img').length").asInt()).isZero();
    assertThat(browser.run("return document.scripts.length").asInt()).isEqualTo(3);
  }

  @Test
  void tooltipIsDrawnUnderThePolicy() throws Exception {
    browser.run(
        "const c = document.querySelector('#chart canvas'), b = c.getBoundingClientRect();"
            + "for (const type of ['mousemove', 'mouseover']) c.dispatchEvent(new MouseEvent(type, {bubbles: true, clientX: b.left + b.width / 2, clientY: b.top + b.height / 2, offsetX: b.width / 2}));");
    assertThat(
            browser
                .run(
                    "return echarts.getInstanceByDom(document.getElementById('chart')) !== undefined")
                .asBoolean())
        .isTrue();
    browser.run(
        "echarts.getInstanceByDom(document.getElementById('chart')).dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 31})");
    assertThat(
            browser
                .run(
                    "return document.querySelector('.tip') ? document.querySelector('.tip').textContent : ''")
                .asText())
        .contains("Forecast");
  }

  @Test
  void accuracySortsByAColumn() throws Exception {
    browser.run("document.querySelectorAll('#accuracy th button')[6].click()");
    assertThat(
            browser
                .run(
                    "return document.querySelectorAll('#accuracy th')[6].getAttribute('aria-sort')")
                .asText())
        .isEqualTo("ascending");
    browser.run("document.querySelectorAll('#accuracy th button')[6].click()");
    assertThat(
            browser
                .run(
                    "return document.querySelectorAll('#accuracy th')[6].getAttribute('aria-sort')")
                .asText())
        .isEqualTo("descending");
    assertThat(
            browser
                .run(
                    "const v = [...document.querySelectorAll('#accuracy tbody tr')].map(r => Number(r.children[6].textContent));"
                        + "return v.length > 5 && v.every((x, i) => i === 0 || v[i - 1] >= x)")
                .asBoolean())
        .isTrue();
  }

  @Test
  void everyControlHasANameAndEveryTableAHeader() throws Exception {
    assertThat(
            browser
                .run(
                    "return [...document.querySelectorAll('select, input')].filter(e => !e.labels || !e.labels.length || !e.labels[0].textContent.trim()).map(e => e.id)")
                .toString())
        .isEqualTo("[]");
    assertThat(
            browser
                .run(
                    "return [...document.querySelectorAll('table')].every(t => t.querySelector('thead th'))")
                .asBoolean())
        .isTrue();
  }

  private static String text(String id) throws Exception {
    return browser.run("return document.getElementById(arguments[0]).textContent", id).asText();
  }

  private static void choose(String id, String value) throws Exception {
    browser.run(
        "const e = document.getElementById(arguments[0]); e.value = arguments[1]; e.dispatchEvent(new Event('change', {bubbles: true}));",
        id,
        value);
  }
}
