// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/bodies/body_shelf.hpp"
#include "engine/books/directory.hpp"
#include "engine/control/admin/wait.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "tests/contract/transports.hpp"
#include "tests/engine/books/body_folder.hpp"
#include "tests/engine/books/data_folder.hpp"

using namespace weir;
using namespace weir::admin;
using test::Transport;

namespace {

// A gateway's handlers for bodies, and what stands behind them.
class Gateway final : public control::BodyControl, public control::CallQuotes {
public:
    Gateway() {
        books::BodyShelf::Settings settings;
        settings.keep = true;
        settings.keyName = "env:WEIR_BODIES_KEY";
        settings.key = key;
        shelf.configure(settings);
        const auto background = [](const std::function<void()>& work) { work(); };
        control::addTrafficHandlers(table, {traffic, *book, shelf, folder.clock(), background});
        control::addBodyHandlers(table, {traffic, shelf, *directory, *this, background});
        control::addReplayHandlers(table, {traffic, *book, shelf, *this, background});
    }

    // A call that ended, with bodies; `store`: on disk as well.
    Id end(books::Traffic::Store store) {
        books::ExchangeRecord record;
        record.id = folder.makeId();
        record.state = ExchangeState::Done;
        record.endpoint = "/v1/chat/completions";
        const Id id = record.id;
        traffic.finish(std::move(record),
                       books::TrafficBodies{.request = "asked", .response = "said"}, store);
        return id;
    }
    // One that is on disk and no longer in memory.
    Id older() {
        const auto exchange = folder.exchange("asked long ago", "said");
        shelf.offer(exchange.id, exchange.bodies);
        if (!shelf.flush(Milliseconds(20'000))) {
            qFatal("the shelf does not write");
        }
        return exchange.id;
    }

    BodyStatus status() const override {
        BodyStatus status;
        status.keep = kept.keep;
        status.days = kept.days;
        return status;
    }
    void keep(const KeepBodies& bodies, const std::string& /*actor*/,
              std::function<void(Result<void>)> done) override {
        if (bodies.days == 13) {
            done(Error::unsupported("Not here."));
            return;
        }
        kept = bodies;
        done({});
    }
    Result<ReplayQuote> quote(const Call& call) const override {
        quoted = call.body;
        return ReplayQuote{};
    }

    test::BodyFolder folder;
    test::DataFolder data{folder.clock()};
    std::unique_ptr<books::Book> book = data.open();
    std::unique_ptr<books::Directory> directory = std::move(
        books::Directory::open(data.path() / "weir.db", folder.clock(), folder.random()).value());
    std::shared_ptr<const books::MasterKey> key =
        std::make_shared<const books::MasterKey>(folder.makeKey());
    books::BodyShelf shelf{folder.path(), folder.clock(), folder.log()};
    books::Traffic traffic{{}, 0, &shelf};
    HandlerTable table;
    KeepBodies kept;
    mutable std::string quoted;
};

}  // namespace

class TestBodies : public QObject {
    Q_OBJECT

    static void everyKind() {
        QTest::addColumn<Transport::Kind>("kind");
        QTest::addColumn<Via>("via");
        for (const Transport::Kind kind : Transport::kinds()) {
            QTest::newRow(Transport::nameOf(kind))
                << kind
                << (kind == Transport::Kind::InProcess ? Via::Window
                    : kind == Transport::Kind::Socket  ? Via::Socket
                                                       : Via::Remote);
        }
    }

    static std::vector<BodyView> viewsOf(AdminClient& client, const Id& id) {
        const auto views = callAndWait(client, ListBodyViews{id});
        return views ? views->views : std::vector<BodyView>(99);
    }

private slots:
    void memoryIsNoRecord_data() { everyKind(); }
    void memoryIsNoRecord() {
        QFETCH(Transport::Kind, kind);
        Gateway gateway;
        Transport transport(kind, gateway.table);
        const Id id = gateway.end(books::Traffic::Store::Not);
        const auto bodies = callAndWait(transport.client(), GetBodies{id});
        QVERIFY(bodies && bodies->kept && bodies->where == BodyPlace::Memory);
        QCOMPARE(bodies->request, std::string("asked"));
        QCOMPARE(bodies->storedUntil, Timestamp());
        QVERIFY(viewsOf(transport.client(), id).empty());
        const auto none = callAndWait(transport.client(), GetBodies{gateway.folder.makeId()});
        QVERIFY(none && !none->kept && none->where == BodyPlace::None);
    }

    void whoLooksAtStoredOnesIsRecorded_data() { everyKind(); }
    void whoLooksAtStoredOnesIsRecorded() {
        QFETCH(Transport::Kind, kind);
        QFETCH(Via, via);
        Gateway gateway;
        Transport transport(kind, gateway.table);
        // Whether it is in memory as well makes no difference.
        for (const Id& id : {gateway.end(books::Traffic::Store::Too), gateway.older()}) {
            const auto bodies = callAndWait(transport.client(), GetBodies{id});
            QVERIFY2(bodies, bodies ? "" : bodies.error().text().c_str());
            QVERIFY(bodies->kept && bodies->where == BodyPlace::Disk);
            QVERIFY(bodies->request.starts_with("asked"));
            QCOMPARE(bodies->response, std::string("said"));
            QCOMPARE(toIso(bodies->storedUntil), std::string("2026-11-30T00:00:00.000Z"));
            gateway.folder.clock().advance(std::chrono::seconds(5));
            QVERIFY(callAndWait(transport.client(), GetBodies{id}));
            const auto views = viewsOf(transport.client(), id);
            QCOMPARE(views.size(), std::size_t(2));
            QVERIFY(views[0].via == via);
            QCOMPARE(views[0].name.empty(), via != Via::Remote);
            QVERIFY(views[1].at - views[0].at == std::chrono::seconds(5));
        }
    }

    void aTokenIsNamed() {
        Gateway gateway;
        const Id id = gateway.older();
        Result<std::any> reply = Error::internal("");
        gateway.table.handle(codecOf<GetBodies>(), {Role::Read, Via::Remote, "ada"},
                             std::any(GetBodies{id}),
                             [&](Result<std::any> answer) { reply = std::move(answer); });
        QVERIFY(reply);
        const auto views = gateway.directory->views(id);
        QVERIFY(views && views->size() == 1);
        QCOMPARE(views->front().name, std::string("ada"));
        QCOMPARE(views->front().via, std::string("remote"));
    }

    void whatCannotBeRecordedIsNotGiven() {
        Gateway gateway;
        Transport transport(Transport::Kind::InProcess, gateway.table);
        const Id id = gateway.end(books::Traffic::Store::Too);
        auto outside = books::Database::open(gateway.data.path() / "weir.db",
                                             books::Database::Mode::Create, Milliseconds(1000));
        QVERIFY(
            outside->execute("CREATE TRIGGER no_views BEFORE INSERT ON body_view "
                             "BEGIN SELECT RAISE(ABORT, 'no'); END"));
        const auto refused = callAndWait(transport.client(), GetBodies{id});
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("recorded") != std::string::npos);
        QVERIFY(outside->execute("DROP TRIGGER no_views"));
        QVERIFY(callAndWait(transport.client(), GetBodies{id}));
        // And what is recorded stays.
        QVERIFY(!outside->execute("DELETE FROM body_view"));
        QVERIFY(!outside->execute("UPDATE body_view SET name='somebody else'"));
    }

    void withoutTheKeyItIsAnError() {
        Gateway gateway;
        Transport transport(Transport::Kind::InProcess, gateway.table);
        const Id id = gateway.older();
        books::BodyShelf::Settings settings;
        settings.keyName = "env:WEIR_BODIES_KEY";
        gateway.shelf.configure(settings);
        const auto bodies = callAndWait(transport.client(), GetBodies{id});
        QVERIFY(!bodies);
        QVERIFY(bodies.error().text().find(books::hexText(gateway.key->fingerprint())) !=
                std::string::npos);
        // Nobody saw anything.
        QVERIFY(viewsOf(transport.client(), id).empty());
    }

    void aQuoteOfAStoredCallIsNoView() {
        Gateway gateway;
        Transport transport(Transport::Kind::InProcess, gateway.table);
        auto& journal = gateway.book->addJournal();
        books::ExchangeRecord record;
        record.id = gateway.older();
        record.state = ExchangeState::Done;
        record.startedAt = gateway.folder.clock().now();
        record.endpoint = "/v1/chat/completions";
        journal.outcome(record);
        QVERIFY(gateway.book->flush(Milliseconds(20'000)));
        const auto detail = callAndWait(transport.client(), GetExchange{record.id});
        QVERIFY(detail && detail->bodiesKept);
        QVERIFY(callAndWait(transport.client(), QuoteReplay{record.id, {}}));
        QCOMPARE(gateway.quoted, std::string("asked long ago"));
        QVERIFY(viewsOf(transport.client(), record.id).empty());
        QCOMPARE(
            callAndWait(transport.client(), QuoteReplay{gateway.folder.makeId(), {}}).error().code,
            ErrorCode::NotFound);
    }

    void itCanBeSetAndCleared() {
        Gateway gateway;
        Transport transport(Transport::Kind::Socket, gateway.table);
        const Id id = gateway.older();
        const auto set =
            callAndWait(transport.client(), KeepBodies{.keep = BodyPlace::None, .days = 30});
        QVERIFY(set && set->keep == BodyPlace::None && set->days == 30);
        QCOMPARE(callAndWait(transport.client(), KeepBodies{.days = 13}).error().code,
                 ErrorCode::Unsupported);
        QVERIFY(callAndWait(transport.client(), GetBodyStatus{})->days == 30);
        QVERIFY(callAndWait(transport.client(), ClearBodies{}));
        QVERIFY(!callAndWait(transport.client(), GetBodies{id})->kept);
    }
};

QTEST_GUILESS_MAIN(TestBodies)
#include "test_bodies.moc"
