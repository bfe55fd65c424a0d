/** What prices and discounts do to sales: elasticities and the curve of discount depths. */
@NullMarked
package io.sales360.pipelines.decisions.prices;

import org.jspecify.annotations.NullMarked;
