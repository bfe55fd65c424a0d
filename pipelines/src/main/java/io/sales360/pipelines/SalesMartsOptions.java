package io.sales360.pipelines;

/** Options of {@link SalesMartsPipeline}. */
@TemplateJob(
    name = "Sales360_Build_Flex",
    displayName = "Sales 360: build the sales marts",
    description =
        "Integrates the feeds of a product file into the sales marts, accounts for every row, and"
            + " publishes all tables at once.")
public interface SalesMartsOptions extends SalesJobOptions {}
