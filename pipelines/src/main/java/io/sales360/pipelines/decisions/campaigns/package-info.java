/** What promotions and campaigns did. */
@NullMarked
package io.sales360.pipelines.decisions.campaigns;

import org.jspecify.annotations.NullMarked;
