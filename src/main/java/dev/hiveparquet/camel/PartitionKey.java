package dev.hiveparquet.camel;

import dev.hiveparquet.rows.PartitionRows;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;

/**
 * The bean {@code partitionKey}: by what the aggregator gathers row batches. Late lines make an exchange for each partition that
 * a block touches, so it is asked often, and a property's path in the route would take longer than the rows do.
 */
public final class PartitionKey extends ExpressionAdapter {
    @Override
    public Object evaluate(Exchange exchange) {
        return exchange.getMessage().getBody(PartitionRows.class).partition().key();
    }
}
