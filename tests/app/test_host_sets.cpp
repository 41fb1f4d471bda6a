// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/admin/policy.hpp"
#include "tests/app/routed_gateway.hpp"

using namespace weir;
using namespace weir::admin;
using test::clientOf;
using test::HostFolder;

namespace {

const QByteArray kSetsDocument =
    "version: 1\nlisten: 127.0.0.1:0\n"
    "providers:\n  - {name: one, kind: simulator}\n  - {name: two, kind: simulator}\n"
    "# who may think\n"
    "sets:\n"
    "  - name: research   # they find out\n"
    "    of: team\n"
    "    values: [ads]\n"
    "routes:\n"
    "  - name: think\n"
    "    when: {team: set:research}   # by name\n"
    "    use: {targets: [two/sim-fast]}\n"
    "  - name: rest   # of them\n"
    "    use: {targets: [one/sim-fast]}\n";

using Sets = std::vector<NamedSet>;

NamedSet researchOf(std::vector<std::string> teams) {
    return {"research", RouteField::Team, std::move(teams)};
}

}  // namespace

// Sets of names over the life of a gateway: they are part of the draft of the routes.
class TestHostSets : public QObject {
    Q_OBJECT

    struct Running : test::RoutedGateway {
        Running() : RoutedGateway(kSetsDocument) {}

        // By the routes in force and these sets.
        std::string routeTried(std::optional<Sets> sets) const {
            TryRoutes question;
            question.routes = routes();
            question.sets = std::move(sets);
            question.call.model = "auto";
            question.call.team = "search";
            return callAndWait(*client, question)->route;
        }
        Result<AppliedRoutes> apply(std::uint64_t base, std::vector<RouteSettings> wanted,
                                    std::optional<Sets> sets) const {
            ApplyRoutes operation;
            operation.base = base;
            operation.routes = std::move(wanted);
            operation.sets = std::move(sets);
            return callAndWait(*client, operation);
        }
    };

private slots:
    void aDraftOutlivesTheGatewayWithItsSets() {
        HostFolder folder(kSetsDocument);
        const Sets sets{researchOf({"ads", "search"}), {"vip", RouteField::User, {"ada"}}};
        std::vector<RouteSettings> routes;
        for (const bool again : {false, true}) {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            const auto list = callAndWait(*client, ListRoutes{});
            if (again) {
                QVERIFY(list->draft.kept);
                QCOMPARE(list->draft.sets, sets);
                QCOMPARE(list->draft.routes, routes);
            } else {
                routes = {list->routes[0].settings, list->routes[1].settings};
                const auto kept =
                    callAndWait(*client, KeepRouteDraft{list->revision, routes, sets});
                QVERIFY(kept && kept->notes.empty() && kept->setNotes.empty());
            }
            // In force is what was.
            QCOMPARE(list->sets, Sets{researchOf({"ads"})});
        }
    }

    // As it was kept by a Weir that knew no sets in it, or by who sends routes only.
    void aDraftWithoutSetsGoesByThoseInForce() {
        HostFolder folder(kSetsDocument);
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            const auto list = callAndWait(*client, ListRoutes{});
            QVERIFY(
                callAndWait(*client, KeepRouteDraft{list->revision, {list->routes[0].settings}}));
        }
        QFile file(QString::fromStdString(folder.path()) + QStringLiteral("/route-draft.json"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray kept = file.readAll();
        QVERIFY(kept.contains(",\"sets\":null"));
        kept.replace(",\"sets\":null", "");
        QVERIFY(file.resize(0) && file.seek(0) && file.write(kept) == kept.size());
        file.close();
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto list = callAndWait(*client, ListRoutes{});
        QVERIFY(list->draft.kept);
        QCOMPARE(list->draft.sets, list->sets);
        QVERIFY(list->draft.notes.empty());
    }

    void aDraftIsJudgedByItsOwnSets() {
        const Running gateway;
        const auto list = gateway.list();
        const auto without =
            callAndWait(*gateway.client, KeepRouteDraft{list.revision, gateway.routes(), Sets()});
        QVERIFY(without && without->notes.size() == 1);
        QVERIFY(without->notes[0].text.starts_with("There is no set \"research\"."));
        QCOMPARE(without->notes[0].route, std::uint32_t(0));
        const auto bad =
            callAndWait(*gateway.client,
                        KeepRouteDraft{list.revision, gateway.routes(),
                                       Sets{researchOf({"ads"}), {"none", RouteField::Tag, {}}}});
        QVERIFY(bad && bad->notes.empty() && bad->setNotes.size() == 1);
        QCOMPARE(bad->setNotes[0].set, std::uint32_t(1));
        QVERIFY(bad->setNotes[0].kind == RouteNoteKind::Error);
        QCOMPARE(gateway.list().draft.setNotes.size(), std::size_t(1));
        // A rename of both is sound.
        std::vector<RouteSettings> renamed = gateway.routes();
        renamed[0].when.of.front().values = {"set:found"};
        const auto good = callAndWait(
            *gateway.client,
            KeepRouteDraft{list.revision, renamed, Sets{{"found", RouteField::Team, {"ads"}}}});
        QVERIFY(good && good->notes.empty() && good->setNotes.empty());
    }

    void aTrialSeesTheSetsOfTheDraft() {
        const Running gateway;
        const Sets wider{researchOf({"ads", "search"})};
        QCOMPARE(gateway.routeTried(std::nullopt), std::string("rest"));
        QCOMPARE(gateway.routeTried(wider), std::string("think"));
        // What cannot be applied takes no call.
        QCOMPARE(gateway.routeTried(Sets{researchOf({})}), std::string("rest"));
        QCOMPARE(gateway.routeTried(Sets()), std::string("rest"));
        // A draft that is kept is not in force.
        QVERIFY(callAndWait(*gateway.client,
                            KeepRouteDraft{gateway.list().revision, gateway.routes(), wider}));
        QCOMPARE(gateway.call(), 200);
        QCOMPARE(gateway.list().routes[0].hits, std::uint64_t(0));
        QCOMPARE(gateway.list().routes[1].hits, std::uint64_t(1));
        QCOMPARE(gateway.list().sets, Sets{researchOf({"ads"})});
    }

    void aReplaySeesTheSetsOfTheDraft() {
        const Running gateway;
        QCOMPARE(gateway.call(), 200);
        QCOMPARE(gateway.call(), 200);
        const auto replay = [&](std::optional<Sets> sets) {
            ReplayRoutes question;
            question.routes = gateway.routes();
            question.sets = std::move(sets);
            return *callAndWait(*gateway.client, question);
        };
        QTRY_COMPARE_WITH_TIMEOUT(replay(std::nullopt).calls, std::uint64_t(2), 10'000);
        QCOMPARE(replay(std::nullopt).moved, std::uint64_t(0));
        const RouteReplay moved = replay(Sets{researchOf({"search"})});
        QCOMPARE(moved.moved, std::uint64_t(2));
        QCOMPARE(moved.moves.front().to, std::string("two/sim-fast"));
        QCOMPARE(moved.moves.front().route, std::string("think"));
    }

    // One revision, in which what was not changed stays byte for byte.
    void bothAreAppliedAtOnce() {
        const Running gateway;
        const std::uint64_t base = gateway.list().revision;
        std::vector<RouteSettings> wanted = gateway.routes();
        wanted[0].when.of.front().values = {"set:found"};
        wanted[1].name = "others";
        const Sets sets{{"found", RouteField::Team, {"ads", "search"}},
                        {"vip", RouteField::User, {"ada"}}};
        const auto applied = gateway.apply(base, wanted, sets);
        QVERIFY2(applied.ok(), applied ? "" : applied.error().text().c_str());
        QCOMPARE(applied->revision, base + 1);
        QVERIFY(!applied->merged);
        QCOMPARE(gateway.list().sets, sets);
        QVERIFY(!gateway.list().draft.kept);
        const std::string now = gateway.folder.document();
        for (const char* line :
             {"# who may think\n", "when: {team: set:found}   # by name\n",
              "  - name: others   # of them\n    use: {targets: [one/sim-fast]}\n"}) {
            QVERIFY2(now.find(line) != std::string::npos, now.c_str());
        }
        QVERIFY(now.starts_with(kSetsDocument.left(kSetsDocument.indexOf("sets:")).toStdString()));
        QCOMPARE(gateway.call(), 200);
        QCOMPARE(gateway.list().routes[0].hits, std::uint64_t(1));
        // Both of before come back, byte for byte.
        const auto text = callAndWait(*gateway.client, GetPolicy{base});
        QCOMPARE(text->sets, Sets{researchOf({"ads"})});
        const auto back = callAndWait(*gateway.client, RollBackPolicy{base, {}});
        QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
        QCOMPARE(back->revision, base + 2);
        QCOMPARE(gateway.list().sets, Sets{researchOf({"ads"})});
        QCOMPARE(gateway.routes()[0].when.of.front().values,
                 std::vector<std::string>{"set:research"});
    }

    void aChangedSetKeepsItsComment() {
        const Running gateway;
        const auto applied = gateway.apply(gateway.list().revision, gateway.routes(),
                                           Sets{researchOf({"ads", "search"})});
        QVERIFY2(applied.ok(), applied ? "" : applied.error().text().c_str());
        QByteArray expected = kSetsDocument;
        expected.replace("values: [ads]", "values: [ads, search]");
        QCOMPARE(gateway.folder.document(), expected.toStdString());
    }

    void whoSendsRoutesOnlyKeepsTheSets() {
        const Running gateway;
        std::vector<RouteSettings> wanted = gateway.routes();
        wanted[1].enabled = false;
        QVERIFY(gateway.apply(gateway.list().revision, wanted, std::nullopt));
        QCOMPARE(gateway.list().sets, Sets{researchOf({"ads"})});
        QVERIFY(gateway.folder.document().find("name: research   # they find out\n") !=
                std::string::npos);
    }

    void nothingIsWrittenOfWhatCannotBeInForce() {
        const Running gateway;
        const std::uint64_t base = gateway.list().revision;
        std::vector<RouteSettings> wanted = gateway.routes();
        wanted[1].enabled = false;
        for (const Sets& sets :
             {Sets(), Sets{researchOf({})}, Sets{researchOf({"ads"}), researchOf({"ads"})}}) {
            const auto refused = gateway.apply(base, wanted, sets);
            QVERIFY(!refused);
            // Nobody else has to do with it.
            QVERIFY(refused.error().code != ErrorCode::Conflict);
            QCOMPARE(gateway.folder.document(), kSetsDocument.toStdString());
        }
        QCOMPARE(gateway.list().revision, base);
    }

    void whatOthersChangedMeanwhileIsMergedOrRefused() {
        const Running gateway;
        const std::uint64_t base = gateway.list().revision;
        const std::vector<RouteSettings> routes = gateway.routes();
        // Somebody edits the file.
        QByteArray byHand = kSetsDocument;
        byHand.replace("values: [ads]", "values: [ads, ml]");
        gateway.folder.write(byHand);
        const NamedSet own{"vip", RouteField::User, {"ada"}};
        const auto merged = gateway.apply(base, routes, Sets{researchOf({"ads"}), own});
        QVERIFY2(merged.ok(), merged ? "" : merged.error().text().c_str());
        QVERIFY(merged->merged);
        const Sets both{researchOf({"ads", "ml"}), own};
        QCOMPARE(gateway.list().sets, both);

        const auto changed = gateway.apply(base, routes, Sets{researchOf({"search"}), own});
        QVERIFY(!changed && changed.error().code == ErrorCode::Conflict);
        QVERIFY(changed.error().message.starts_with(
            "The set \"research\" was changed by somebody else meanwhile."));
        QCOMPARE(gateway.list().sets, both);
        // Over what is in force now, by who has seen it.
        const Sets last{researchOf({"search"}), own};
        QVERIFY(gateway.apply(gateway.list().revision, routes, last));
        QCOMPARE(gateway.list().sets, last);
    }

    // One asks for what the other takes away.
    void aSetThatIsAskedForMeanwhileIsNotRemoved() {
        const Running gateway;
        const std::uint64_t base = gateway.list().revision;
        std::vector<RouteSettings> without = gateway.routes();
        without.erase(without.begin());
        QVERIFY(gateway.apply(base, without, Sets()));
        RouteSettings second;
        second.name = "second";
        second.when.of = {
            {.kind = ConditionKind::Test, .field = RouteField::Team, .values = {"set:research"}}};
        second.refuse = "no";
        std::vector<RouteSettings> ours = callAndWait(*gateway.client, GetPolicy{base})->routes;
        ours.push_back(second);
        const auto refused = gateway.apply(base, ours, Sets{researchOf({"ads"})});
        QVERIFY(!refused && refused.error().code == ErrorCode::Conflict);
        QVERIFY(refused.error().message.find("was removed by somebody else") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestHostSets)
#include "test_host_sets.moc"
