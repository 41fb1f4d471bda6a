// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/admin/policy.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/app/routed_gateway.hpp"

using namespace weir;
using namespace weir::admin;
using test::clientOf;
using test::HostFolder;
using test::portOf;

namespace {

const QByteArray kRoutesDocument =
    "version: 1\nlisten: 127.0.0.1:0\n"
    "providers:\n  - {name: one, kind: simulator}\n  - {name: two, kind: simulator}\n"
    "# what is asked for as auto\n"
    "routes:\n"
    "  - name: tools\n"
    "    when: {model: auto, tools: true}   # agents\n"
    "    use: {targets: [two/sim-fast]}\n"
    "  - name: shared\n"
    "    when: {model: auto}\n"
    "    use: {strategy: weighted, targets: [{target: one/sim-fast, weight: 60}, "
    "{target: two/sim-fast, weight: 40}]}\n";

constexpr std::string_view kTools =
    "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
    "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{}}}]}";

RouteSettings refusal(std::string name) {
    RouteSettings made;
    made.name = std::move(name);
    made.refuse = "Not now.";
    return made;
}

}  // namespace

// Routes over the life of a gateway: tried, replayed, applied, rolled back.
class TestHostRoutes : public QObject {
    Q_OBJECT

    struct Running : test::RoutedGateway {
        Running() : RoutedGateway(kRoutesDocument) {}

        // All pages, added up as a window does it.
        RouteReplay replay(const std::vector<RouteSettings>& wanted) const {
            ReplayRoutes question{wanted, {}, {}, {}};
            RouteReplay sum;
            for (;;) {
                const auto page = callAndWait(*client, question);
                if (!page) {
                    qWarning("%s", page.error().text().c_str());
                    return {};
                }
                sum.calls += page->calls;
                sum.moved += page->moved;
                sum.refused += page->refused;
                sum.unknown += page->unknown;
                sum.hits = page->hits;
                sum.moves.insert(sum.moves.end(), page->moves.begin(), page->moves.end());
                if (page->atEnd) {
                    return sum;
                }
                question.before = page->next;
            }
        }
        // All of them are in the books.
        bool booked(std::uint64_t calls) const {
            return QTest::qWaitFor([&] { return replay(routes()).calls == calls; }, 10'000);
        }
    };

private slots:
    void hitsAreListed() {
        const Running gateway;
        QCOMPARE(gateway.call(kTools), 200);
        QCOMPARE(gateway.call(), 200);
        const RouteList list = gateway.list();
        QCOMPARE(list.routes.size(), std::size_t(2));
        QCOMPARE(list.routes[0].hits, std::uint64_t(1));
        QCOMPARE(list.routes[0].shares.front().target, std::string("two/sim-fast"));
        QCOMPARE(list.routes[1].hits, std::uint64_t(1));
        QVERIFY(list.routes[1].lastHit > Timestamp());
        QVERIFY(std::ranges::find(list.targets, "one/sim-fast") != list.targets.end());
        QVERIFY(std::ranges::find(list.models, "auto") != list.models.end());
        QCOMPARE(list.teams, std::vector<std::string>{"search"});
    }

    void hitsAreThereAfterAStart() {
        Running gateway;
        QCOMPARE(gateway.call(kTools), 200);
        QCOMPARE(gateway.call(kTools), 200);
        QCOMPARE(gateway.call(), 200);
        QVERIFY(gateway.booked(3));
        const Timestamp last = gateway.list().routes[0].lastHit;
        gateway.client.reset();
        gateway.host.reset();
        gateway.host = gateway.folder.start();
        gateway.client = clientOf(*gateway.host);
        QVERIFY(QTest::qWaitFor([&] { return gateway.list().routes[0].hits == 2; }, 10'000));
        const RouteRow tools = gateway.list().routes[0];
        QCOMPARE(tools.shares.front().target, std::string("two/sim-fast"));
        QCOMPARE(tools.shares.front().calls, std::uint64_t(2));
        QVERIFY(tools.lastHit > Timestamp() && tools.lastHit <= last);
        QTRY_COMPARE(gateway.list().routes[1].hits, std::uint64_t(1));
        QCOMPARE(gateway.call(kTools), 200);
        QCOMPARE(gateway.list().routes[0].hits, std::uint64_t(3));
    }

    void aTrialSaysWhyEachRouteDoesNotTakeIt() {
        const Running gateway;
        TryRoutes question{.active = true, .routes = {}, .call = {}};
        question.call.model = "auto";
        auto trial = *callAndWait(*gateway.client, question);
        QCOMPARE(trial.route, std::string("shared"));
        QCOMPARE(trial.routes.size(), std::size_t(2));
        QVERIFY(!trial.routes[0].matched && trial.routes[0].failed.field == RouteField::Tools);
        QCOMPARE(trial.candidates.size(), std::size_t(2));
        // A draft is tried without being in force.
        question.active = false;
        question.routes = gateway.routes();
        question.routes.insert(question.routes.begin(), refusal("stop"));
        trial = *callAndWait(*gateway.client, question);
        QCOMPARE(trial.route, std::string("stop"));
        QCOMPARE(trial.refusal, std::string("Not now."));
        QCOMPARE(gateway.call(), 200);
    }

    void aTrialSaysWhoCannotServeIt() {
        const Running gateway;
        TryRoutes question{.active = false, .routes = gateway.routes(), .call = {}};
        question.call.model = "auto";
        for (RouteSettings& route : question.routes) {
            route.require.regions = {"eu"};
        }
        const auto trial = *callAndWait(*gateway.client, question);
        QCOMPARE(trial.route, std::string("shared"));
        QCOMPARE(trial.candidates.size(), std::size_t(2));
        QCOMPARE(trial.candidates[0].outcome, std::string("unfit"));
        QCOMPARE(trial.candidates[0].reason, std::string("region not said, the route requires eu"));
        QVERIFY(trial.refusal.starts_with("No target of route shared can serve this call."));
        QVERIFY(trial.first.empty());
    }

    // Draws come from the calls themselves: nothing moves under the routes that took them.
    void aReplayOfTheSameRoutesChangesNothing() {
        const Running gateway;
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(gateway.call(i % 4 == 0 ? kTools : test::kCallOfAuto), 200);
        }
        QVERIFY(gateway.booked(20));
        const RouteReplay same = gateway.replay(gateway.routes());
        QCOMPARE(same.moved, std::uint64_t(0));
        QCOMPARE(same.unknown, std::uint64_t(0));
        QCOMPARE(same.hits[0].calls, std::uint64_t(5));
        QCOMPARE(same.hits[1].calls, std::uint64_t(15));
    }

    void aReplaySaysWhatWouldMoveAndWhoWouldBeRefused() {
        const Running gateway;
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(gateway.call(kTools), 200);
        }
        QVERIFY(gateway.booked(3));
        std::vector<RouteSettings> wanted = gateway.routes();
        wanted[0].targets = {{"one/sim-fast", 1}};
        RouteReplay moved = gateway.replay(wanted);
        QCOMPARE(moved.moved, std::uint64_t(3));
        QCOMPARE(moved.refused, std::uint64_t(0));
        QCOMPARE(moved.moves.front().from, std::string("two/sim-fast"));
        QCOMPARE(moved.moves.front().to, std::string("one/sim-fast"));
        QCOMPARE(moved.moves.front().calls, std::uint64_t(3));
        wanted[0] = refusal("tools");
        QVERIFY(moved.moves.front().refused.empty());
        moved = gateway.replay(wanted);
        QCOMPARE(moved.refused, std::uint64_t(3));
        QCOMPARE(moved.moves.front().refused, (std::vector<MovedCaller>{{"search", "", 3}}));
    }

    // Live, and out of the books of a gateway that was started again.
    void whatWasDecidedBecomesATest() {
        HostFolder folder(kRoutesDocument);
        std::vector<std::string> tests;
        Id id;
        for (const bool again : {false, true}) {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            if (!again) {
                const std::string key =
                    callAndWait(*client, CreateKey{"k", "search", "ada"})->secret;
                test::HttpClient http(portOf(host->listener().addresses.front()));
                http.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n", kTools);
                QCOMPARE(http.receive().status, 200);
                const auto booked = [&] {
                    const auto page = callAndWait(*client, ListOlderTraffic{});
                    if (!page) {
                        qWarning("%s", page.error().text().c_str());
                    }
                    return page && page->rows.size() == 1 ? page->rows.front().id : Id();
                };
                QTRY_VERIFY((id = booked()) != Id());
            }
            const auto made = callAndWait(*client, MakeDecisionTest{id});
            QVERIFY2(made.ok(), made ? "" : made.error().text().c_str());
            QVERIFY(made->notes.empty());
            tests.push_back(made->test);
            QCOMPARE(callAndWait(*client, MakeDecisionTest{Id()}).error().code,
                     ErrorCode::NotFound);
        }
        QCOMPARE(tests[0], tests[1]);
        QVERIFY2(
            tests[0].find("team: search") != std::string::npos &&
                tests[0].find("tools: true") != std::string::npos &&
                tests[0].find("expect: {route: tools, target: two/sim-fast}") != std::string::npos,
            tests[0].c_str());
    }

    void appliedRoutesDecideAndCanBeRolledBack() {
        const Running gateway;
        const std::uint64_t before = gateway.list().revision;
        std::vector<RouteSettings> wanted = gateway.routes();
        wanted.insert(wanted.begin(), refusal("stop"));
        const auto applied = callAndWait(*gateway.client, ApplyRoutes{before, wanted, "for now"});
        QVERIFY2(applied.ok(), applied ? "" : applied.error().text().c_str());
        QCOMPARE(applied->revision, before + 1);
        QCOMPARE(gateway.call(), 403);

        const auto history = callAndWait(*gateway.client, GetPolicyHistory{});
        QCOMPARE(history->active, before + 1);
        QCOMPARE(history->revisions.front().comment, std::string("for now"));
        QCOMPARE(history->revisions.front().actor, std::string("window"));
        const auto text = callAndWait(*gateway.client, GetPolicy{before});
        QCOMPARE(text->text, kRoutesDocument.toStdString());
        QCOMPARE(text->routes.size(), std::size_t(2));

        const auto back = callAndWait(*gateway.client, RollBackPolicy{before, {}});
        QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
        QCOMPARE(gateway.call(), 200);
        // Every byte is where it was.
        QCOMPARE(callAndWait(*gateway.client, GetPolicy{0})->text, kRoutesDocument.toStdString());
        QVERIFY(!callAndWait(*gateway.client, GetPolicy{99}));
    }

    void whatOthersChangedMeanwhileIsMergedOrRefused() {
        const Running gateway;
        const std::uint64_t base = gateway.list().revision;
        const std::vector<RouteSettings> original = gateway.routes();
        std::vector<RouteSettings> theirs = original;
        theirs[0].enabled = false;
        QVERIFY(callAndWait(*gateway.client, ApplyRoutes{base, theirs, {}}));

        std::vector<RouteSettings> ours = original;
        ours.push_back(refusal("rest"));
        const auto merged = callAndWait(*gateway.client, ApplyRoutes{base, ours, {}});
        QVERIFY2(merged.ok(), merged ? "" : merged.error().text().c_str());
        QVERIFY(merged->merged);
        const auto now = gateway.routes();
        QCOMPARE(now.size(), std::size_t(3));
        QVERIFY(!now[0].enabled);

        ours = original;
        ours[0].targets = {{"one/sim-fast", 1}};
        const auto refused = callAndWait(*gateway.client, ApplyRoutes{base, ours, {}});
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::Conflict);
        QCOMPARE(gateway.routes(), now);
    }

    // The file is edited, and nobody has looked at it yet.
    void whatSomebodyWroteIntoTheFileIsMergedOrRefused() {
        const Running gateway;
        const std::uint64_t base = gateway.list().revision;
        const std::vector<RouteSettings> original = gateway.routes();
        QByteArray byHand = kRoutesDocument;
        byHand.replace("tools: true}   # agents", "tools: true, team: search}   # theirs");
        gateway.folder.write(byHand);

        std::vector<RouteSettings> ours = original;
        ours.push_back(refusal("rest"));
        const auto merged = callAndWait(*gateway.client, ApplyRoutes{base, ours, {}});
        QVERIFY2(merged.ok(), merged ? "" : merged.error().text().c_str());
        QVERIFY(merged->merged);
        QCOMPARE(merged->revision, base + 2);
        const std::string now = gateway.folder.document();
        QVERIFY(now.find("team: search}   # theirs") != std::string::npos);
        QVERIFY(now.find("name: rest") != std::string::npos);

        byHand.replace("weight: 60", "weight: 70");
        gateway.folder.write(byHand);
        ours = gateway.routes();
        ours[1].targets[0].weight = 50;
        const auto refused = callAndWait(*gateway.client, ApplyRoutes{base + 2, ours, {}});
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::Conflict);
        QCOMPARE(gateway.folder.document(), byHand.toStdString());
        const auto whole =
            callAndWait(*gateway.client, ApplyPolicy{kRoutesDocument.toStdString(), base + 2, {}});
        QVERIFY(!whole);
        QVERIFY(whole.error().code == ErrorCode::Conflict);
        QCOMPARE(gateway.folder.document(), byHand.toStdString());
    }

    // What cannot be in force is still somebody's work.
    void whatIsWrongInTheFileIsNotOverwritten() {
        const Running gateway;
        const std::uint64_t base = gateway.list().revision;
        std::vector<RouteSettings> ours = gateway.routes();
        ours.push_back(refusal("rest"));
        QByteArray byHand = kRoutesDocument;
        byHand.replace("two/sim-fast]", "three/sim-fast]");
        gateway.folder.write(byHand);
        const auto routes = callAndWait(*gateway.client, ApplyRoutes{base, ours, {}});
        QVERIFY(!routes);
        QVERIFY2(routes.error().text().find("three") != std::string::npos,
                 routes.error().text().c_str());
        const auto whole =
            callAndWait(*gateway.client, ApplyPolicy{kRoutesDocument.toStdString(), base, {}});
        QVERIFY(!whole);
        QVERIFY(whole.error().code == ErrorCode::Conflict);
        QCOMPARE(gateway.folder.document(), byHand.toStdString());
        QCOMPARE(gateway.list().revision, base);
    }

    void aDraftOutlivesTheGatewayAndChangesNothing() {
        HostFolder folder(kRoutesDocument);
        std::vector<RouteSettings> wanted;
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            wanted = {refusal("stop"), refusal("stop")};
            const auto notes = callAndWait(
                *client, KeepRouteDraft{callAndWait(*client, ListRoutes{})->revision, wanted});
            QVERIFY2(notes.ok(), notes ? "" : notes.error().text().c_str());
            QVERIFY(!notes->notes.empty());  // with errors it is kept all the same
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto list = callAndWait(*client, ListRoutes{});
        QVERIFY(list->draft.kept);
        QCOMPARE(list->draft.routes, wanted);
        QCOMPARE(list->routes.size(), std::size_t(2));
        QVERIFY(!callAndWait(*client, ApplyRoutes{list->revision, wanted, {}}));
        QVERIFY(callAndWait(*client, DiscardRouteDraft{}));
        QVERIFY(!callAndWait(*client, ListRoutes{})->draft.kept);
    }
};

QTEST_GUILESS_MAIN(TestHostRoutes)
#include "test_host_routes.moc"
