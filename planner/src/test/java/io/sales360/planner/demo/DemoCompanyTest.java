package io.sales360.planner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sales360.planner.demo.dialect.DirtKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCompanyTest {
  private static final DemoCompany SMALL =
      new DemoCompany(1, LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31), 80, 300, true);

  @TempDir Path directory;

  @Test
  void sameSeedWritesTheSameBytes() throws Exception {
    SMALL.writeTo(directory.resolve("one"));
    SMALL.writeTo(directory.resolve("two"));

    assertThat(hashes(directory.resolve("one"))).isEqualTo(hashes(directory.resolve("two")));
  }

  @Test
  void aCompanyTooSmallForItsDirtIsPublishedClean() {
    DemoCompany company = DemoCompany.strideRight();

    assertThat(company.publishable()).isEqualTo(company);
    assertThat(company.withOrders(5_000).publishable().dirty()).isTrue();
    assertThat(company.withOrders(4_999).publishable())
        .isEqualTo(company.withOrders(4_999).clean());
  }

  @Test
  void anotherSeedWritesOtherOrders() throws Exception {
    SMALL.writeTo(directory.resolve("one"));
    SMALL.withSeed(7).writeTo(directory.resolve("two"));

    Map<String, String> one = hashes(directory.resolve("one"));
    Map<String, String> two = hashes(directory.resolve("two"));
    assertThat(one.get("crm/customers.tsv")).isNotEqualTo(two.get("crm/customers.tsv"));
    assertThat(one.get("shop/order_lines_2023.csv"))
        .isNotEqualTo(two.get("shop/order_lines_2023.csv"));
  }

  @Test
  void truthSurvivesTheFile() throws Exception {
    DemoTruth truth = SMALL.writeTo(directory);

    assertThat(DemoTruth.read(directory.resolve(DemoTruth.FILE_NAME))).isEqualTo(truth);
  }

  @Test
  void dirtLeavesTheCleanRecordsAndAmountsAsTheyWere() throws Exception {
    DemoTruth dirty = SMALL.writeTo(directory.resolve("dirty"));
    DemoTruth clean = SMALL.clean().writeTo(directory.resolve("clean"));

    assertThat(clean.dirt()).isEmpty();
    assertThat(clean.files()).allMatch(file -> file.records() == file.cleanRecords());
    assertThat(dirty.amounts()).isEqualTo(clean.amounts());
    assertThat(dirty.files())
        .extracting("file", "cleanRecords")
        .isEqualTo(clean.files().stream().map(f -> tuple(f.file(), f.cleanRecords())).toList());
  }

  @Test
  void everyKindOfDirtIsPlanted() throws Exception {
    DemoTruth truth = SMALL.writeTo(directory);

    assertThat(truth.dirt().stream().map(d -> d.kind()).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(DirtKind.class));
  }

  @Test
  void tooSmallCompanyIsRefused() {
    assertThatThrownBy(() -> SMALL.withOrders(49))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(49)");
    assertThatThrownBy(() -> SMALL.withCustomers(3)).hasMessageContaining("(3)");
  }

  private static Map<String, String> hashes(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> root.relativize(file).toString(),
                  DemoCompanyTest::hash,
                  (a, b) -> a,
                  TreeMap::new));
    }
  }

  private static String hash(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return new BigInteger(1, digest).toString(16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
