// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/harness/run.hpp"

#include <unistd.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <list>
#include <memory>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

#include "tests/harness/checks.hpp"
#include "tests/harness/client.hpp"
#include "tests/harness/disk.hpp"
#include "tests/harness/house.hpp"
#include "tests/harness/shelf.hpp"
#include "tests/harness/upstream.hpp"

namespace weir::harness {

namespace {

constexpr Microseconds kBookEvery{20'000};
constexpr Microseconds kBetweenCalls{15'000};  // in the mean
constexpr Microseconds kMoodAfter{1'200'000};
constexpr Microseconds kLongestRun{1'800'000'000};  // after the last call began
constexpr int kMostOfOneClient = 4;

// Journals of a run, gone with it.
class Folder {
public:
    Folder() {
        // In memory where there is such a place: files are made and removed for each run.
        const std::filesystem::path below = std::filesystem::exists("/dev/shm")
                                                ? "/dev/shm"
                                                : std::filesystem::temp_directory_path();
        std::string name = (below / "weir-run-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error("no folder for a run");
        }
        m_path = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

class Run {
public:
    explicit Run(const RunTraits& traits);
    RunResult result();

private:
    void plan();
    Plan planOf(int number);
    void later(Microseconds wait, void (Run::*what)());
    void book();
    void changeMoods();
    void disturb();
    void stop();
    bool allOver() const;
    void stuck();

    const RunTraits m_traits;
    test::FakeClock m_clock;
    Dice m_dice;
    Network m_network;
    Witness m_witness;
    Folder m_folder;
    std::unique_ptr<House> m_house;
    std::unique_ptr<Shelf> m_shelf;
    std::list<Upstream> m_upstreams;
    Instant m_lastBegins{};
    bool m_done = false;  // the gateway has stopped
};

Run::Run(const RunTraits& traits)
    : m_traits(traits),
      m_dice(traits.seed),
      m_network(m_clock, m_dice, {}),
      m_witness(m_clock, traits.seed, traits.tells) {
    Disk::current() = {};
    const std::vector<HouseProvider> providers{{"alpha", 7001, "sk-alpha-1", false, true},
                                               {"beta", 7002, "sk-beta-2", false, false},
                                               {"own", 7003, "", false, false},
                                               {"gamma", 7004, "sk-gamma-3", true, true},
                                               {"delta", 7005, "sk-delta-4", true, true}};
    // A call takes about 0.06 cents; in every other run there is too little for all.
    const std::int64_t ofACall = traits.seed % 2 == 0 ? 10'000'000 : 20'000;
    m_house = std::make_unique<House>(
        m_clock,
        HouseTraits{.seed = traits.seed,
                    .folder = m_folder.path(),
                    .budget = Money::fromNano(ofACall * traits.calls + 5'000'000)},
        providers);
    m_shelf = std::make_unique<Shelf>(m_house->journal(), m_witness);
    for (const HouseProvider& described : providers) {
        m_upstreams.emplace_back(
            m_network, m_dice, m_witness,
            Upstream::Traits{.name = described.name,
                             .port = described.port,
                             .key = described.key,
                             .anthropic = described.anthropic,
                             .mostAtOnce = described.takesFew ? House::kMostAtOnce : 0},
            [this](int call, const std::string& provider) {
                checkIntent(*m_shelf, m_witness, call, provider);
            });
    }
    m_network.onTurn = [this] { checkTurn(*m_house, m_witness); };
    plan();
    later(kBookEvery, &Run::book);
    later(kMoodAfter, &Run::changeMoods);
    later(Microseconds(1'000'000), &Run::disturb);
}

void Run::later(Microseconds wait, void (Run::*what)()) {
    m_network.after(wait, [this, what] { (this->*what)(); });
}

Plan Run::planOf(int number) {
    Plan plan;
    plan.number = number;
    plan.anthropic = m_dice.percent(40);
    plan.stream = m_dice.percent(60);
    if (m_dice.percent(6)) {
        plan.ill = static_cast<Plan::Ill>(m_dice.between(1, 4));
    }
    plan.slowSender = m_dice.percent(8);
    plan.slowReader = m_dice.percent(5);
    plan.early = m_dice.percent(10);
    if (m_dice.percent(15)) {
        plan.leavesAfter =
            m_dice.upTo(m_dice.oneIn(2) ? Microseconds(150'000) : Microseconds(6'000'000));
        plan.leavesByReset = m_dice.oneIn(3);
    }
    return plan;
}

void Run::plan() {
    const std::uint16_t port = m_house->port();
    Microseconds when{0};
    for (int number = 1; number <= m_traits.calls;) {
        std::deque<Plan> plans;
        const auto count = static_cast<int>(m_dice.between(1, kMostOfOneClient));
        for (int i = 0; i < count && number <= m_traits.calls; ++i) {
            plans.push_back(planOf(number++));
        }
        when += m_dice.upTo(2 * count * kBetweenCalls);
        auto client = std::make_shared<Client>(m_network, m_dice, m_witness,
                                               m_house->authorization(), std::move(plans));
        m_network.after(when, [client, port] { client->start(port); });
    }
    m_lastBegins = m_clock.instant() + when;
    if (m_dice.oneIn(4)) {
        later(when / 4 + m_dice.upTo(when), &Run::stop);
    }
}

void Run::book() {
    if (m_done) {
        return;
    }
    m_shelf->read();
    if (m_clock.instant() > m_lastBegins && allOver()) {
        stop();
    }
    if (m_clock.instant() > m_lastBegins + kLongestRun) {
        stuck();
        return;
    }
    later(kBookEvery, &Run::book);
}

void Run::changeMoods() {
    for (Upstream& upstream : m_upstreams) {
        if (m_dice.oneIn(2)) {
            upstream.changeMood();
        }
    }
    if (!m_done) {
        later(m_dice.upTo(2 * kMoodAfter), &Run::changeMoods);
    }
}

// What happens to a machine while calls go on.
void Run::disturb() {
    if (m_done) {
        return;
    }
    switch (m_dice.below(6)) {
        case 0:
            m_house->swapPolicy(m_dice.between(1, 7));
            m_witness.note("another policy");
            break;
        case 1:
            m_clock.jump(Microseconds(std::chrono::hours(1)) * (m_dice.oneIn(2) ? 1 : -1));
            m_witness.note("the clock jumps");
            break;
        case 2:
            Disk::current().full = true;
            m_witness.note("the disk is full");
            m_network.after(m_dice.upTo(Microseconds(3'000'000)),
                            [] { Disk::current().full = false; });
            break;
        case 3:
            if (!m_house->journal().holds()) {
                checkCrash(m_folder.path(), *m_shelf, m_witness);
            }
            break;
        default:
            break;
    }
    later(m_dice.upTo(Microseconds(2'500'000)), &Run::disturb);
}

void Run::stop() {
    if (m_witness.stopping) {
        return;
    }
    m_witness.stopping = true;
    m_witness.note("the gateway stops");
    m_house->stop(Milliseconds(m_dice.below(4'000)), [this] {
        m_done = true;
        m_house->reactor().stop();
    });
}

bool Run::allOver() const {
    for (const auto& [number, call] : m_witness.calls) {
        if (!call.over) {
            return false;
        }
    }
    return true;
}

void Run::stuck() {
    for (const auto& [number, call] : m_witness.calls) {
        if (!call.over) {
            m_witness.fault(fmt::format("{} does not end", number));
        }
    }
    m_witness.fault("the gateway does not stop");
    m_done = true;
    m_house->reactor().stop();
}

RunResult Run::result() {
    try {
        m_house->reactor().run();
        Disk::current().full = false;
        m_shelf->read();
        checkEnd(*m_house, *m_shelf, m_witness);
    } catch (const std::exception& failure) {
        m_witness.fault(std::string("the run ended: ") + failure.what());
    }
    m_network.onTurn = nullptr;
    RunResult result;
    for (const auto& [number, entries] : m_shelf->calls()) {
        for (const books::ExchangeRecord& record : entries.outcomes) {
            result.done += record.state == ExchangeState::Done ? 1 : 0;
            result.failed += record.state == ExchangeState::Failed ? 1 : 0;
            result.cancelled += record.state == ExchangeState::Cancelled ? 1 : 0;
            result.refused += record.state == ExchangeState::Refused ? 1 : 0;
            result.attempts += static_cast<int>(record.attempts.size());
            result.translated += has(record.marks, Mark::Translated) ? 1 : 0;
            result.queued += std::ranges::count(record.phases, "queue", &Phase::name) > 0 ? 1 : 0;
        }
    }
    m_house.reset();
    if (m_network.open() != 0 || m_network.listening() != 0) {
        m_witness.fault(fmt::format("{} connections are left open", m_network.open()));
    }
    result.faults = m_witness.faults();
    result.fingerprint = m_witness.fingerprint();
    result.turns = m_network.turns();
    result.diskRefusals = Disk::current().refused;
    return result;
}

}  // namespace

RunResult runCalls(const RunTraits& traits) {
    return Run(traits).result();
}

}  // namespace weir::harness
