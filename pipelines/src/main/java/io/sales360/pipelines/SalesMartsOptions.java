package io.sales360.pipelines;

/** Options of {@link SalesMartsPipeline}. */
public interface SalesMartsOptions extends SalesJobOptions {}
