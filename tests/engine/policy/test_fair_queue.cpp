// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

#include "engine/policy/rate_limits/fair_queue.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::policy;

namespace {

struct Call : Waiting {
    int number = 0;
};

// The same order, found by looking through everything that waits each time. A team and a key have
// the moment of their last turn, or of when they began to wait since.
class SlowQueue {
public:
    void add(const Call& call) {
        if (std::ranges::none_of(m_calls, [&](auto* each) { return tierOf(*each) == call.tier; })) {
            m_passedOver[call.tier] = 0;
        }
        join(m_teams, teamOf(call), std::ranges::none_of(m_calls, [&](auto* each) {
                 return teamOf(*each) == teamOf(call);
             }));
        join(m_keys, keyOf(call), std::ranges::none_of(m_calls, [&](auto* each) {
                 return keyOf(*each) == keyOf(call);
             }));
        m_calls.push_back(&call);
    }
    void remove(const Call& call) { std::erase(m_calls, &call); }
    const Call* next() const {
        std::optional<std::size_t> tier;
        for (const Call* each : m_calls) {
            if (!tier || order(tierOf(*each)) < order(*tier)) {
                tier = tierOf(*each);
            }
        }
        const Call* first = nullptr;
        for (const Call* each : m_calls) {
            const auto rank = [this](const Call& call) {
                return std::tuple(m_teams.at(teamOf(call)), m_keys.at(keyOf(call)), call.since);
            };
            if (each->tier == *tier && (first == nullptr || rank(*each) < rank(*first))) {
                first = each;
            }
        }
        return first;
    }
    void serve(const Call& call) {
        m_passedOver[call.tier] = 0;
        for (auto& [tier, times] : m_passedOver) {
            const bool waits = std::ranges::any_of(
                m_calls, [tier = tier](const Call* each) { return each->tier == tier; });
            times += waits && tier > call.tier ? 1 : 0;
        }
        m_teams[teamOf(call)] = ++m_moment;
        m_keys[keyOf(call)] = ++m_moment;
        remove(call);
    }

private:
    using Team = std::tuple<std::size_t, std::string_view, std::string_view>;
    using Key = std::tuple<Team, std::string_view>;

    static std::size_t tierOf(const Call& call) { return call.tier; }
    static Team teamOf(const Call& call) {
        return {call.tier, call.team, call.team.empty() ? call.key : std::string_view()};
    }
    static Key keyOf(const Call& call) { return {teamOf(call), call.key}; }
    std::tuple<bool, std::size_t> order(std::size_t tier) const {
        return {m_passedOver.at(tier) < FairQueue::kMostPassedOver, tier};
    }
    template <class Name>
    void join(std::map<Name, int>& moments, const Name& name, bool fresh) {
        if (fresh) {
            moments[name] = ++m_moment;
        }
    }

    std::vector<const Call*> m_calls;
    std::map<std::size_t, std::uint32_t> m_passedOver;
    std::map<Team, int> m_teams;
    std::map<Key, int> m_keys;
    int m_moment = 0;
};

}  // namespace

// In which order calls get what only one of them can have, and who has to make room.
class TestFairQueue : public QObject {
    Q_OBJECT

    std::vector<std::unique_ptr<Call>> m_calls;
    int m_number = 0;

    Call& make(std::size_t tier, std::string_view team, std::string_view key) {
        auto call = std::make_unique<Call>();
        call->tier = tier;
        call->team = team;
        call->key = key;
        call->number = ++m_number;
        call->since = Instant(Milliseconds(m_number));
        m_calls.push_back(std::move(call));
        return *m_calls.back();
    }
    Call& wait(FairQueue& queue, std::size_t tier, std::string_view team, std::string_view key) {
        Call& call = make(tier, team, key);
        queue.add(call);
        return call;
    }
    static const Call& serveNext(FairQueue& queue) {
        Waiting* call = queue.next();
        queue.serve(*call);
        return static_cast<const Call&>(*call);
    }
    // The keys in the order of their turns.
    static QString turns(FairQueue& queue, int most = 1'000) {
        QStringList keys;
        while (!queue.empty() && most-- > 0) {
            keys << QString::fromStdString(std::string(serveNext(queue).key));
        }
        return keys.join(' ');
    }

private slots:
    void init() {
        m_calls.clear();
        m_number = 0;
    }

    void callsOfOneKeyComeAsTheyCame() {
        FairQueue queue;
        QVERIFY(queue.next() == nullptr);
        for (int i = 0; i < 5; ++i) {
            wait(queue, 0, "search", "a");
        }
        for (int number = 1; number <= 5; ++number) {
            QCOMPARE(serveNext(queue).number, number);
        }
        QVERIFY(queue.empty());
    }

    // Whoever sends a thousand calls delays the others by one turn a round.
    void turnsGoRoundOverTeamsAndWithinThemOverKeys() {
        FairQueue queue;
        for (int i = 0; i < 4; ++i) {
            wait(queue, 0, "search", "busy");
        }
        wait(queue, 0, "search", "s2");
        wait(queue, 0, "ads", "a1");
        wait(queue, 0, "ads", "a2");
        QCOMPARE(turns(queue), QString("busy a1 s2 a2 busy busy busy"));
    }

    void aKeyWithoutATeamStandsForItself() {
        FairQueue queue;
        wait(queue, 0, "", "x");
        wait(queue, 0, "", "x");
        wait(queue, 0, "", "y");
        wait(queue, 0, "search", "x");
        QCOMPARE(turns(queue), QString("x y x x"));
    }

    // Who left is as who was never there, but that nobody loses a turn by it.
    void whoLeavesHasNoTurn() {
        FairQueue queue;
        Call& first = wait(queue, 0, "a", "a1");
        wait(queue, 0, "b", "b1");
        Call& last = wait(queue, 1, "c", "c1");
        queue.remove(first);
        QCOMPARE(queue.size(), std::size_t{2});
        QCOMPARE(queue.oldest()->key, std::string_view("b1"));
        queue.remove(last);
        QCOMPARE(turns(queue), QString("b1"));
    }

    // It has waited in another queue before.
    void whoComesLateWithALongerWaitStandsAccordingly() {
        FairQueue queue;
        Call& late = make(0, "a", "a1");
        Call& other = wait(queue, 0, "a", "a1");
        queue.add(late);
        QVERIFY(queue.oldest() == &late);
        QVERIFY(queue.next() == &late);
        queue.serve(late);
        QVERIFY(queue.next() == &other);
    }

    void higherTiersComeFirstAndLowerOnesAreNotShutOut() {
        FairQueue queue;
        for (int i = 0; i < 40; ++i) {
            wait(queue, 0, "gold", "g");
        }
        for (int i = 0; i < 3; ++i) {
            wait(queue, 1, "standard", "s");
            wait(queue, 7, "none", "n");
        }
        const QString nine = QString("g ").repeated(9);
        QCOMPARE(turns(queue, 31), (nine + "s n " + nine + "s n " + nine).trimmed());
    }

    void aFullQueueHasRoomForWhoeverHasFewer() {
        FairQueue queue;
        wait(queue, 1, "a", "a1");
        for (int i = 0; i < 4; ++i) {
            wait(queue, 1, "a", "a2");
        }
        Call& newest = wait(queue, 1, "a", "a2");
        wait(queue, 1, "b", "b1");
        // Another team takes the newest place of the busiest key of the busiest team.
        QVERIFY(queue.givesWay(make(1, "b", "b1")) == &newest);
        QVERIFY(queue.givesWay(make(1, "c", "c1")) == &newest);
        QVERIFY(queue.givesWay(make(1, "a", "a1")) == &newest);
        QVERIFY(queue.givesWay(make(1, "a", "a2")) == nullptr);
        // A higher tier takes it as well, a lower one does not.
        QVERIFY(queue.givesWay(make(0, "a", "a2")) == &newest);
        QVERIFY(queue.givesWay(make(2, "c", "c1")) == nullptr);
    }

    void nobodyGivesWayToWhoeverWouldHaveMore() {
        FairQueue queue;
        wait(queue, 0, "a", "a1");
        wait(queue, 0, "a", "a2");
        wait(queue, 0, "b", "b1");
        QVERIFY(queue.givesWay(make(0, "b", "b2")) == nullptr);
        QVERIFY(queue.givesWay(make(0, "c", "c1")) != nullptr);
        FairQueue even;
        wait(even, 0, "a", "a1");
        wait(even, 0, "b", "b1");
        QVERIFY(even.givesWay(make(0, "c", "c1")) == nullptr);
    }

    void aTenthOfThePlacesStaysWithLowerTiers() {
        FairQueue queue;
        for (int i = 0; i < 20; ++i) {
            wait(queue, 1, "standard", "s");
        }
        int taken = 0;
        for (int i = 0; i < 30; ++i) {
            Call& gold = make(0, "gold", "g");
            if (Waiting* gives = queue.givesWay(gold); gives != nullptr && gives->tier == 1) {
                queue.remove(*gives);
                queue.add(gold);
                ++taken;
            }
        }
        QCOMPARE(taken, 18);
        QCOMPARE(queue.size(), std::size_t{20});
    }

    void isAsASlowOneSays() {
        constexpr std::string_view kTeams[] = {"", "a", "b", "c"};
        constexpr std::string_view kKeys[] = {"k1", "k2", "k3"};
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            test::SeededRandom random(seed);
            FairQueue queue;
            SlowQueue slow;
            std::vector<Call*> waiting;
            init();
            for (int step = 0; step < 600; ++step) {
                const std::uint64_t what = random.below(10);
                if (what < 5 || waiting.empty()) {
                    Call& call =
                        make(random.below(3), kTeams[random.below(4)], kKeys[random.below(3)]);
                    queue.add(call);
                    slow.add(call);
                    waiting.push_back(&call);
                    continue;
                }
                auto* call = static_cast<Call*>(queue.next());
                if (what < 9) {
                    QVERIFY2(call == slow.next(), qPrintable(QString("seed %1").arg(seed)));
                    queue.serve(*call);
                    slow.serve(*call);
                } else {
                    call = waiting[random.below(waiting.size())];
                    queue.remove(*call);
                    slow.remove(*call);
                }
                std::erase(waiting, call);
                QCOMPARE(queue.size(), waiting.size());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestFairQueue)
#include "test_fair_queue.moc"
