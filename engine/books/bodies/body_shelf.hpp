// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/random.hpp"
#include "engine/base/result.hpp"
#include "engine/base/states.hpp"
#include "engine/books/bodies/body_files.hpp"
#include "engine/books/bodies/master_key.hpp"
#include "engine/books/traffic_bodies.hpp"

namespace weir::books {

// Bodies on disk, encrypted. What is to be stored waits in a queue with a cap in bytes for the one
// thread that writes; when the disk is slower than the calls, or full, or the key is missing,
// bodies are dropped and counted, and no call notices. While nothing is to be stored and nothing
// was, there is no folder, and nothing is done. Safe from any thread.
class BodyShelf {
public:
    struct Settings {
        bool keep = false;
        BodyFiles::Limits limits;
        std::string keyName;     // "env:WEIR_BODIES_KEY"; empty: none is named
        std::string keyProblem;  // why it cannot be used; empty when it can
        std::shared_ptr<const MasterKey> key;
        bool keyComes = false;  // it is being asked for: what is offered waits for it
    };
    struct State {
        bool keeps = false;         // what is offered now is stored
        std::uint64_t bytes = 0;    // on disk
        std::uint64_t stored = 0;   // exchanges since the start
        std::uint64_t dropped = 0;  // that should have been stored and were not
        std::string problem;        // why not, for a person; empty while all are
    };
    // What waits for the disk.
    static constexpr std::size_t kQueueBytes = std::size_t{64} << 20;

    BodyShelf(std::filesystem::path folder, const Clock& clock, const Log& log,
              std::size_t queueBytes = kQueueBytes);
    // Writes what waits.
    ~BodyShelf();
    BodyShelf(const BodyShelf&) = delete;
    BodyShelf& operator=(const BodyShelf&) = delete;

    // From now on. What is stored already stays until it is too old, also when nothing is added.
    void configure(Settings settings);
    // For the io threads: copies nothing and waits for nobody.
    void offer(const Id& id, std::shared_ptr<const TrafficBodies> bodies);
    // Looks for what is too old once a day; to be called now and then.
    void tick();
    // Deletes all that is stored.
    Result<void> clear();

    // Until when the bodies of an exchange are stored, at its midnight; nothing: they are not.
    Result<std::optional<Timestamp>> keptUntil(const Id& id) const;
    // Why the bodies of an exchange were not stored, as far as it is among the last that were not.
    BodyLoss lossOf(const Id& id) const;
    // As BodyFiles::read().
    Result<TrafficBodies> read(const Id& id) const;
    State state() const;

    // Waits until all that was offered is written or dropped. False after `patience`.
    bool flush(Milliseconds patience);

private:
    using Queue = std::deque<BodyFiles::Exchange>;

    void run();
    // Each with the lock, which it gives up while it works.
    void store(std::unique_lock<std::mutex>& lock);
    void keepHouse(std::unique_lock<std::mutex>& lock);
    Result<BodyFiles*> files();
    void dropFront(std::size_t count);
    void noteProblem(const Error& error);
    void noteLoss(const Id& id, BodyLoss loss);
    // With the lock: there is something to write, and nothing to wait for before.
    bool mayStore() const;

    const std::filesystem::path m_folder;
    const Clock& m_clock;
    const Log& m_log;
    const std::size_t m_queueBytes;
    SystemRandom m_random;  // of the thread that writes

    mutable std::mutex m_mutex;  // guards what follows
    std::condition_variable m_work;
    std::condition_variable m_idle;
    Settings m_settings;
    std::unique_ptr<BodyFiles> m_files;  // made on the writing thread, and stays
    Queue m_queue;                       // with what is being written, at its front
    std::size_t m_waiting = 0;           // bytes in the queue
    State m_state;
    std::unordered_map<Id, BodyLoss> m_losses;
    std::deque<Id> m_lostInOrder;  // the oldest are forgotten
    std::string m_day;             // of the last look for what is too old
    bool m_configured = false;     // until then nothing is too old
    bool m_house = false;
    bool m_clear = false;
    Result<void> m_cleared;
    bool m_busy = false;
    bool m_stop = false;
    std::thread m_thread;
};

}  // namespace weir::books
