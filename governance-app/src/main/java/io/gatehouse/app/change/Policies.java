package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.change.model.Terms;
import io.gatehouse.app.shared.Tier;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Approval policies by version and tier. */
@Component
class Policies {

    private final JdbcClient sql;

    Policies(JdbcClient sql) {
        this.sql = sql;
    }

    /** The policy that a request submitted at this instant falls under. */
    ApprovalPolicy inForce(Tier tier, Instant now) {
        return sql.sql("""
                        select p.* from change.approval_policy p join change.policy_version v using (version)
                        where p.tier = ? and v.effective_from <= ? order by p.version desc limit 1""")
                .params(tier.name(), now.atOffset(ZoneOffset.UTC))
                .query(ApprovalPolicy.class)
                .single();
    }

    /** The policy that was frozen with the request. */
    ApprovalPolicy of(Terms terms) {
        return sql.sql("select * from change.approval_policy where version = ? and tier = ?")
                .params(terms.policyVersion(), terms.tier().name())
                .query(ApprovalPolicy.class)
                .single();
    }

    List<ApprovalPolicy> all() {
        return sql.sql("select * from change.approval_policy order by version, tier")
                .query(ApprovalPolicy.class)
                .list();
    }
}
