package io.sales360.planner.verify;

import io.sales360.common.feed.SourceFile;
import io.sales360.common.ledger.Ledger;
import io.sales360.common.ledger.LedgerReport;
import io.sales360.common.product.ProductFile;
import io.sales360.planner.lake.LakeSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is compared: one deployment, its source files and one lake.
 *
 * @param files the source files of the product file
 * @param data directory of the source files
 * @param oracle the deployment's own figures; null where it has none
 */
public record Verification(
    ProductFile product, List<SourceFile> files, Path data, @Nullable Oracle oracle) {
  public Verification {
    files = List.copyOf(files);
  }

  /** Every figure that two sides can tell, by part; a lake that is right has no difference. */
  public List<Check> of(LakeSession lake) {
    List<Check> checks = new ArrayList<>();
    LedgerReport ledger = new Ledger().addAll(lake.lake().manifest().ledger()).report();
    checks.addAll(new SourceCheck(product, files).against(ledger));
    checks.addAll(LedgerCheck.of(ledger));
    checks.addAll(new TableCheck(lake).all());
    checks.addAll(new IdentityCheck(lake).all());
    if (oracle != null) {
      checks.addAll(oracle.checks(data, lake));
    }
    return checks;
  }
}
