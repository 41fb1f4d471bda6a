// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>
#include <set>

#include "engine/policy/routing/find_targets.hpp"
#include "engine/policy/routing/next.hpp"
#include "engine/providers/health.hpp"
#include "tests/engine/policy/small_snapshot.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::policy;
using namespace std::chrono_literals;

namespace {

// The healths of all targets, as a gateway keeps them.
class HealthFigures final : public TargetFigures {
public:
    providers::HealthBoard board;
    std::set<std::string> paused;
    std::set<std::string> locked;
    Instant now{std::chrono::hours(100)};
    std::uint64_t drawn = 0;

    CandidateView view(const Target& target) const override {
        CandidateView view;
        view.paused = paused.contains(target.name);
        view.key = locked.contains(target.name) ? KeyState::Locked : KeyState::Stored;
        if (const providers::HealthRecord* record = board.findTarget(target.name)) {
            view.coolingUntil =
                std::max(record->coolingUntil(), record->allowance().gate.readyAt());
            view.coolingStatus = record->coolingStatus();
            const providers::BreakerView breaker = record->breaker(now);
            view.openUntil = breaker.openUntil;
            view.openedBy = breaker.openedBy;
            view.probing = breaker.probing;
        }
        return view;
    }
    std::optional<Money> cost(const Target&, std::uint64_t) const override { return {}; }
    std::uint64_t draw() const override { return drawn; }

    bool isHealthy(const Target& target) const {
        const CandidateView seen = view(target);
        return seen.readyAt() <= now && !seen.paused && seen.key == KeyState::Stored;
    }
};

// A sticky route over providers that break and come back, and calls of sessions.
class StickyWorld {
public:
    explicit StickyWorld(std::uint64_t seed) : m_chance(seed), m_spread(seed) {
        const std::size_t count = 2 + m_chance() % 4;
        for (std::size_t i = 0; i < count; ++i) {
            m_snapshot.providers.push_back(
                test::provider("p" + std::to_string(i), "openai", {"m"}, 1 + m_chance() % 2));
        }
        m_broken.resize(count);
        Route route;
        route.name = "sticky";
        route.strategy = RouteStrategy::Sticky;
        for (std::uint32_t i = 0; i < count; ++i) {
            // The first has a weight in any case.
            const auto weight = static_cast<std::uint32_t>(i == 0 ? 1 : m_chance() % 4);
            route.choices.push_back(
                {m_snapshot.providers[i].name + "/m", weight, m_snapshot.makeTargets(i, "m")});
        }
        m_snapshot.routes = {route};
        m_snapshot.index();
        for (int i = 0; i < 6; ++i) {
            m_homes.push_back(lookup(i).targets);
        }
    }

    int sessions() const { return static_cast<int>(m_homes.size()); }
    std::uint64_t chance(std::uint64_t bound) { return m_chance() % bound; }
    // The order of its targets as long as nothing was the matter.
    const std::vector<Target>& homes(int session) const {
        return m_homes[static_cast<std::size_t>(session)];
    }

    // Time goes by, and something breaks or comes back.
    void pass() {
        m_figures.now += Milliseconds(m_chance() % 8'000);
        m_figures.drawn = m_chance();
        const std::size_t at = m_chance() % m_broken.size();
        if (m_chance() % 10 == 0) {
            m_broken[at] = !m_broken[at];
        }
        const std::string name = m_snapshot.providers[at].name + "/m";
        for (std::set<std::string>* each : {&m_figures.paused, &m_figures.locked}) {
            if (m_chance() % 30 == 0 && each->erase(name) == 0) {
                each->insert(name);
            }
        }
    }
    void mendAll() {
        m_broken.assign(m_broken.size(), false);
        m_figures.paused.clear();
        m_figures.locked.clear();
        m_figures.now += 11min;  // longer than any wait
    }

    // Which provider is asked first, and who answers; nobody: -1.
    struct Asked {
        int first = -1;
        int expected = -1;  // of the targets in their order, the first that is healthy
        int answered = -1;
    };
    Asked call(int session) {
        const Lookup found = lookup(session);
        Asked asked;
        for (const Target& each : homes(session)) {
            if (asked.expected < 0 && m_figures.isHealthy(each)) {
                asked.expected = static_cast<int>(each.provider);
            }
        }
        const RoutingFacts facts{"m", {Dialect::OpenAiChat}};
        Progress progress;
        progress.deadline = m_figures.now + 30s;
        const Decision decision =
            decide(facts, found, m_snapshot, views(found), m_figures.now, progress.deadline);
        for (;;) {
            const Step step = next(decision, progress, {}, views(found), m_figures.now, m_spread);
            // Who has to wait waits elsewhere: time does not pass in here.
            if (step.kind != Step::Kind::Try || step.delay > 0ms) {
                return asked;
            }
            const Target& target = decision.candidates[step.candidate].target;
            asked.first = progress.tries.empty() ? static_cast<int>(target.provider) : asked.first;
            const AttemptOutcome outcome = attempt(target);
            if (outcome.kind == AttemptOutcome::Kind::Served) {
                asked.answered = static_cast<int>(target.provider);
                return asked;
            }
            progress.tries.push_back({step.candidate, outcome});
        }
    }

private:
    Lookup lookup(int session) const {
        const std::string name = "session " + std::to_string(session);
        return findTargets({.model = "m", .key = "k", .session = name}, m_snapshot, m_figures);
    }
    std::vector<CandidateView> views(const Lookup& found) const {
        std::vector<CandidateView> views;
        for (const Target& each : found.targets) {
            views.push_back(m_figures.view(each));
        }
        return views;
    }

    // A broken one fails in one of the usual ways.
    AttemptOutcome attempt(const Target& target) {
        const Instant now = m_figures.now;
        providers::AttemptHealth health =
            m_figures.board.of(m_snapshot.providerOf(target).name, target.name);
        const providers::Breaker::Entry entry = health.target.admit(m_rules, now);
        health.target.allowance().gate.admit(now);
        health.begin();
        AttemptOutcome outcome;
        if (m_broken[target.provider]) {
            outcome.kind = AttemptOutcome::Kind::Status;
            outcome.status = 500;
            if (m_chance() % 3 == 0) {
                outcome.kind = AttemptOutcome::Kind::NotReached;
            } else if (m_chance() % 3 == 0) {
                outcome.status = 429;
                outcome.cause = AttemptOutcome::Cause::RateLimited;
                outcome.retryAfter = Milliseconds(1'000 + m_chance() % 20'000);
            }
        }
        const Milliseconds cooling = coolingAfter(outcome);
        if (outcome.status == 429) {
            health.target.allowance().gate.limit(now + cooling, 429, now);
        } else if (cooling > 0ms) {
            health.cool(now + cooling, outcome.status, now);
        }
        health.end(
            {.fault = isUpstreamFault(outcome), .verdict = verdictOf(outcome), .entry = entry}, now,
            m_rules);
        return outcome;
    }

    std::mt19937_64 m_chance;
    test::SeededRandom m_spread;
    Snapshot m_snapshot;
    HealthFigures m_figures;
    providers::BreakerRules m_rules;
    std::vector<bool> m_broken;
    std::vector<std::vector<Target>> m_homes;
};

}  // namespace

// A session whose cache is warm nowhere has a place of its own, and health alone moves it from
// there.
class TestStickyHealth : public QObject {
    Q_OBJECT

private slots:
    void aSessionLeavesOnlyWhatIsIllAndComesBack() {
        int atHome = 0;
        int elsewhere = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            StickyWorld world(seed);
            for (int i = 0; i < 300; ++i) {
                world.pass();
                const int session = static_cast<int>(world.chance(6));
                const auto asked = world.call(session);
                // Where it belongs if that is healthy; else where it always goes then.
                const QByteArray what =
                    QByteArray::number(qulonglong(seed)) + ", call " + QByteArray::number(i);
                QVERIFY2(asked.expected < 0 || asked.first == asked.expected, what.constData());
                const bool home =
                    asked.first == static_cast<int>(world.homes(session).front().provider);
                atHome += home ? 1 : 0;
                elsewhere += asked.first >= 0 && !home ? 1 : 0;
            }
            world.mendAll();
            for (int session = 0; session < world.sessions(); ++session) {
                const auto asked = world.call(session);
                const int home = static_cast<int>(world.homes(session).front().provider);
                QCOMPARE(asked.first, home);
                QCOMPARE(asked.answered, home);
                world.pass();
                world.mendAll();
            }
        }
        QVERIFY2(atHome > 1'000, QByteArray::number(atHome).constData());
        QVERIFY2(elsewhere > 300, QByteArray::number(elsewhere).constData());
    }
};

QTEST_APPLESS_MAIN(TestStickyHealth)
#include "test_sticky_health.moc"
