package io.gatehouse.app.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/** Collects what one transaction has to record and writes it as the last thing before the commit. */
final class AtCommit implements TransactionSynchronization {
    private final EntryStore store;
    private final List<AuditTrail.Draft> drafts = new ArrayList<>();
    private boolean written;

    AtCommit(EntryStore store) {
        this.store = store;
    }

    void add(AuditTrail.Draft draft) {
        if (written) {
            throw new IllegalStateException(
                    "a change was published after the audit entries of its transaction were written");
        }
        drafts.add(draft);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        written = true;
        store.append(drafts);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
