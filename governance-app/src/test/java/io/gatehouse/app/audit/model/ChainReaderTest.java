package io.gatehouse.app.audit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainReaderTest {
    private record Link(long seq, String content, String previous, String hash) {}

    private static List<Link> chain(String... contents) {
        List<Link> links = new ArrayList<>();
        String previous = Chain.START;
        for (String content : contents) {
            String hash = Chain.hash(previous, content);
            links.add(new Link(links.size() + 1, content, previous, hash));
            previous = hash;
        }
        return links;
    }

    private static ChainState read(List<Link> links) {
        ChainReader reader = new ChainReader();
        links.forEach(link -> reader.next(link.seq(), link.content(), link.previous(), link.hash()));
        return reader.state();
    }

    @Test
    void anUntouchedChainIsWhole() {
        List<Link> links = chain("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
        assertEquals(new ChainState(3, links.get(2).hash(), null), read(links));
        assertTrue(read(List.of()).whole());
    }

    @Test
    void aChangedEntryIsFound() {
        List<Link> links = chain("one", "two", "three");
        Link second = links.get(1);
        links.set(1, new Link(2, "TWO", second.previous(), second.hash()));
        assertEquals(
                new ChainReader.Fault(2, ChainReader.Kind.CHANGED), read(links).fault());
    }

    @Test
    void anEntryRewrittenWithAFittingHashBreaksTheNextLink() {
        List<Link> links = chain("one", "two", "three");
        String previous = links.get(1).previous();
        links.set(1, new Link(2, "TWO", previous, Chain.hash(previous, "TWO")));
        assertEquals(
                new ChainReader.Fault(3, ChainReader.Kind.BROKEN_LINK),
                read(links).fault());
    }

    @Test
    void aRemovedEntryLeavesAHole() {
        List<Link> links = chain("one", "two", "three");
        links.remove(1);
        assertEquals(
                new ChainReader.Fault(2, ChainReader.Kind.HOLE), read(links).fault());
        links.remove(0);
        assertEquals(
                new ChainReader.Fault(1, ChainReader.Kind.HOLE), read(links).fault());
    }
}
