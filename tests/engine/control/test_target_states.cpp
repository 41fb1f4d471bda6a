// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>

#include "engine/control/handlers/target_states.hpp"
#include "engine/policy/routing/decide.hpp"
#include "tests/engine/policy/small_snapshot.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using namespace std::chrono_literals;
using admin::TargetState;
using policy::CandidateView;
using State = policy::Candidate::State;

namespace {

class OneView : public control::RoutingFigures {
public:
    CandidateView m_view;

    CandidateView view(const policy::Snapshot&, const policy::Target&) const override {
        return m_view;
    }
    std::optional<Money> cost(const policy::Snapshot&, const policy::Target&,
                              const Call&) const override {
        return std::nullopt;
    }
    std::optional<Money> price(const policy::Snapshot&, const policy::Target&, const Usage&,
                               Timestamp) const override {
        return std::nullopt;
    }
    std::vector<WarmTarget> warm(const policy::Identity&, std::string_view) const override {
        return {};
    }
};

// What a decision makes of a target, of which the states that people see are finer.
State coarse(TargetState state, const CandidateView& view, Instant now) {
    switch (state) {
        case TargetState::Paused:
            return State::Paused;
        case TargetState::NoKey:
        case TargetState::Gone:
            return State::Out;
        case TargetState::Open:
            return State::Open;
        case TargetState::HalfOpen:
            return view.openUntil > now ? State::Open : State::Ready;
        case TargetState::Cooling:
            return State::Cooling;
        case TargetState::KeyLocked:
            return State::KeyLocked;
        case TargetState::KeyRefused:
            return State::KeyRefused;
        case TargetState::Ready:
            break;
    }
    return State::Ready;
}

}  // namespace

class TestTargetStates : public QObject {
    Q_OBJECT

    policy::Snapshot m_snapshot;
    OneView m_figures;
    test::FakeClock m_clock;

    admin::RoutedTarget now() const {
        return control::targetNow("a/x", m_snapshot, m_figures, m_clock);
    }

private slots:
    void initTestCase() {
        m_clock.advance(1h);
        m_snapshot.providers = {test::provider("a", "openai")};
        m_snapshot.models = {test::model(m_snapshot, "m", {{0, "x"}})};
        m_snapshot.index();
    }

    // All that may be wrong with a target, alone and together.
    void aTargetIsShownAsADecisionFindsIt() {
        const Instant at = m_clock.instant();
        const std::array times{Instant{}, at - 1s, at + 5s, at + 9s};
        int seen = 0;
        for (const Instant openUntil : times) {
            for (const Instant coolingUntil : times) {
                for (const KeyState key : {KeyState::Stored, KeyState::Locked, KeyState::Missing}) {
                    for (unsigned bits = 0; bits < 8; ++bits) {
                        CandidateView& view = m_figures.m_view;
                        view = {};
                        view.openUntil = openUntil;
                        view.openedBy = openUntil == Instant{} ? providers::OpenedBy::None
                                                               : providers::OpenedBy::Run;
                        view.coolingUntil = coolingUntil;
                        view.key = key;
                        view.keyRefused = (bits & 1U) != 0 ? 401 : 0;
                        view.probing = (bits & 2U) != 0 && openUntil > at;
                        view.paused = (bits & 4U) != 0;
                        const auto decision = policy::decide(
                            {"m", Dialect::OpenAiChat}, m_snapshot.lookup("m", Dialect::OpenAiChat),
                            m_snapshot, {&view, 1}, at, at + 1min);
                        QCOMPARE(coarse(now().state, view, at), decision.candidates.at(0).state);
                        ++seen;
                    }
                }
            }
        }
        QCOMPARE(seen, 4 * 4 * 3 * 8);
    }

    void oneThatMayBeAskedAgainIsHalfOpen() {
        m_figures.m_view = {};
        m_figures.m_view.openedBy = providers::OpenedBy::Share;
        QCOMPARE(now().state, TargetState::HalfOpen);
        m_figures.m_view.key = KeyState::Locked;
        QCOMPARE(now().state, TargetState::KeyLocked);
    }

    void whatTheDocumentDoesNotNameIsGone() {
        QCOMPARE(control::targetNow("b/x", m_snapshot, m_figures, m_clock).state,
                 TargetState::Gone);
    }
};

QTEST_APPLESS_MAIN(TestTargetStates)
#include "test_target_states.moc"
