// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/bodies/body_shelf.hpp"

#include <system_error>
#include <utility>
#include <vector>

#include "engine/books/bodies/segment_name.hpp"

namespace weir::books {

namespace {

// Sealed and written at once.
constexpr std::size_t kBatchBytes = std::size_t{4} << 20;
// As many as there are rows in the live table.
constexpr std::size_t kMostLosses = 10'000;

BodyLoss lossBy(const Error& error) {
    return error.code == ErrorCode::TooLarge ? BodyLoss::DiskFull : BodyLoss::DiskFailed;
}

}  // namespace

BodyShelf::BodyShelf(std::filesystem::path folder, const Clock& clock, const Log& log,
                     std::size_t queueBytes)
    : m_folder(std::move(folder)), m_clock(clock), m_log(log), m_queueBytes(queueBytes) {
    std::error_code ignored;
    m_house = std::filesystem::exists(m_folder, ignored);
    m_thread = std::thread([this] { run(); });
}

BodyShelf::~BodyShelf() {
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_work.notify_one();
    m_thread.join();
}

void BodyShelf::configure(Settings settings) {
    {
        const std::scoped_lock lock(m_mutex);
        m_settings = std::move(settings);
        m_configured = true;
        m_state.keeps = m_settings.keep && m_settings.key != nullptr;
        m_state.problem = m_settings.keep ? m_settings.keyProblem : std::string();
        m_house = m_house || m_files != nullptr || m_state.keeps;
    }
    m_work.notify_one();
}

void BodyShelf::offer(const Id& id, std::shared_ptr<const TrafficBodies> bodies) {
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_settings.keep) {
            return;
        }
        const std::size_t bytes = bodies->bytes();
        if (!m_settings.key && !m_settings.keyComes) {
            noteLoss(id, BodyLoss::NoKey);
            return;
        }
        if (m_waiting + bytes > m_queueBytes) {
            noteLoss(id, BodyLoss::DiskSlow);
            m_state.problem = "The disk is slower than the calls.";
            return;
        }
        m_waiting += bytes;
        m_queue.push_back({id, std::move(bodies)});
    }
    m_work.notify_one();
}

void BodyShelf::tick() {
    const std::string today = dayText(m_clock.now());
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_files || m_day == today) {
            return;
        }
        m_house = true;
    }
    m_work.notify_one();
}

Result<void> BodyShelf::clear() {
    std::unique_lock lock(m_mutex);
    m_clear = true;
    m_work.notify_one();
    m_idle.wait(lock, [this] { return !m_clear; });
    return m_cleared;
}

Result<std::optional<Timestamp>> BodyShelf::keptUntil(const Id& id) const {
    const BodyFiles* files = nullptr;
    std::uint32_t days = 0;
    {
        const std::scoped_lock lock(m_mutex);
        days = m_settings.limits.days;
        for (const BodyFiles::Exchange& waiting : m_queue) {
            if (waiting.id == id) {
                const auto today = std::chrono::floor<std::chrono::days>(m_clock.now());
                return std::optional<Timestamp>(today + std::chrono::days(days));
            }
        }
        files = m_files.get();
    }
    return files == nullptr ? Result<std::optional<Timestamp>>(std::nullopt)
                            : files->keptUntil(id, days);
}

Result<TrafficBodies> BodyShelf::read(const Id& id) const {
    const BodyFiles* files = nullptr;
    std::shared_ptr<const MasterKey> key;
    std::string keyName;
    {
        const std::scoped_lock lock(m_mutex);
        for (const BodyFiles::Exchange& waiting : m_queue) {
            if (waiting.id == id) {
                return *waiting.bodies;
            }
        }
        files = m_files.get();
        key = m_settings.key;
        keyName = m_settings.keyName;
    }
    if (files == nullptr) {
        return Error::notFound("No bodies of " + id.text() + " are stored.");
    }
    return files->read(id, key.get(), keyName);
}

BodyLoss BodyShelf::lossOf(const Id& id) const {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_losses.find(id);
    return found == m_losses.end() ? BodyLoss::None : found->second;
}

void BodyShelf::noteLoss(const Id& id, BodyLoss loss) {
    ++m_state.dropped;
    m_losses.insert_or_assign(id, loss);
    m_lostInOrder.push_back(id);
    if (m_lostInOrder.size() > kMostLosses) {
        m_losses.erase(m_lostInOrder.front());
        m_lostInOrder.pop_front();
    }
}

BodyShelf::State BodyShelf::state() const {
    const std::scoped_lock lock(m_mutex);
    State state = m_state;
    state.bytes = m_files ? m_files->bytes() : 0;
    return state;
}

bool BodyShelf::flush(Milliseconds patience) {
    std::unique_lock lock(m_mutex);
    return m_idle.wait_for(lock, patience,
                           [this] { return m_queue.empty() && !m_busy && !m_house && !m_clear; });
}

void BodyShelf::run() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_work.wait(lock, [this] { return m_stop || m_house || m_clear || mayStore(); });
        m_busy = true;
        if (m_house || m_clear) {
            keepHouse(lock);
        } else if (!m_queue.empty()) {
            store(lock);
        } else {
            return;
        }
        m_busy = false;
        m_idle.notify_all();
    }
}

bool BodyShelf::mayStore() const {
    return !m_queue.empty() && (m_settings.key != nullptr || !m_settings.keyComes);
}

void BodyShelf::store(std::unique_lock<std::mutex>& lock) {
    const std::shared_ptr<const MasterKey> key = m_settings.key;
    const BodyFiles::Limits limits = m_settings.limits;
    std::vector<BodyFiles::Exchange> batch;
    std::size_t bytes = 0;
    for (const BodyFiles::Exchange& waiting : m_queue) {
        if (!batch.empty() && bytes + waiting.bodies->bytes() > kBatchBytes) {
            break;
        }
        bytes += waiting.bodies->bytes();
        batch.push_back(waiting);
    }
    Result<void> done;
    if (!key) {
        done = Error::unavailable(m_settings.keyProblem.empty()
                                      ? std::string("The key of bodies did not come.")
                                      : m_settings.keyProblem);
    } else {
        lock.unlock();
        if (const auto opened = files(); !opened) {
            done = opened.error();
        } else {
            done = (*opened)->append(batch, *key, limits);
        }
        lock.lock();
    }
    dropFront(batch.size());
    if (done) {
        m_state.stored += batch.size();
        m_state.problem.clear();
    } else {
        for (const BodyFiles::Exchange& lost : batch) {
            noteLoss(lost.id, key ? lossBy(done.error()) : BodyLoss::NoKey);
        }
        noteProblem(done.error());
    }
    // What the live table has let go of is freed here, and takes longer than all else.
    lock.unlock();
    batch.clear();
    lock.lock();
}

void BodyShelf::keepHouse(std::unique_lock<std::mutex>& lock) {
    m_house = false;
    const bool clears = m_clear;  // it stays until it is done, for who waits
    if (clears) {
        // What still waits is not stored afterwards; that is what was asked for, and no loss.
        dropFront(m_queue.size());
    }
    const BodyFiles::Limits limits = m_settings.limits;
    const bool retains = m_configured;
    m_day = dayText(m_clock.now());
    lock.unlock();
    const auto opened = files();
    Result<void> done = opened ? Result<void>() : Result<void>(opened.error());
    if (done && clears) {
        done = (*opened)->clear();
    } else if (done && retains) {
        done = (*opened)->retain(limits);
    }
    lock.lock();
    if (clears) {
        m_clear = false;
        m_cleared = done;
    }
    if (!done) {
        noteProblem(done.error());
    }
}

Result<BodyFiles*> BodyShelf::files() {
    if (m_files) {  // only this thread sets it
        return m_files.get();
    }
    auto opened = BodyFiles::open(m_folder, m_clock, m_random, m_log);
    if (!opened) {
        return std::move(opened.error());
    }
    const std::scoped_lock lock(m_mutex);
    m_files = std::move(*opened);
    return m_files.get();
}

void BodyShelf::dropFront(std::size_t count) {
    for (; count > 0; --count) {
        m_waiting -= m_queue.front().bodies->bytes();
        m_queue.pop_front();
    }
}

void BodyShelf::noteProblem(const Error& error) {
    const std::string problem =
        error.code == ErrorCode::TooLarge ? std::string("The disk is full.") : error.text();
    if (m_state.problem != problem) {
        m_state.problem = problem;
        m_log.warning("Bodies are not stored: " + problem);
    }
}

}  // namespace weir::books
