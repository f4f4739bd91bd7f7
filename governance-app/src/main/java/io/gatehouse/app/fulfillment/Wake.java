package io.gatehouse.app.fulfillment;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Looks for due orders as soon as one was placed, instead of at the job's next second. Only a convenience: what is lost here,
 * the job finds.
 */
final class Wake implements Runnable, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Wake.class);

    private final Runnable work;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "fulfillment-wake");
        made.setDaemon(true);
        return made;
    });

    Wake(Runnable work) {
        this.work = work;
    }

    @Override
    public void run() {
        if (asked.compareAndSet(false, true)) {
            thread.execute(this::look);
        }
    }

    private void look() {
        asked.set(false);
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Orders could not be carried out at once; the job takes them up.", e);
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
