// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/host.hpp"

#include <future>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "app/host/call_plane.hpp"
#include "app/host/control_plane.hpp"
#include "app/host/own_simulator.hpp"
#include "app/host/serial_thread.hpp"
#include "engine/base/hex.hpp"

namespace weir::app {

// In the order in which they are made; taken down in the opposite one.
class Host::Parts {
public:
    Parts(HostOptions options, const Clock& clock, const Log& log)
        : m_options(std::move(options)), m_clock(clock), m_log(log), m_simulator(clock, log) {}

    Result<void> open() {
        m_options.workspace.keychain = m_options.keychain != nullptr;
        auto workspace = Workspace::open(m_options.workspace, m_clock, m_random, m_log,
                                         [this] { return m_simulator.url(); });
        if (!workspace) {
            return std::move(workspace.error());
        }
        m_workspace = std::move(*workspace);
        logAuditHead();
        books::BookOptions bookOptions;
        bookOptions.folder = m_workspace->folder();
        bookOptions.nodeId = m_workspace->directory().nodeId();
        auto book = books::Book::open(std::move(bookOptions), m_workspace->lock(), m_clock, m_log);
        if (!book) {
            return std::move(book.error());
        }
        m_book = std::move(*book);
        auto prices = books::PriceList::builtIn();
        if (!prices) {
            return std::move(prices.error());
        }
        m_calls.emplace(*m_workspace, *m_book, std::move(*prices), m_options.keychain,
                        m_options.ioThreads, m_clock, m_log);
        m_operation.emplace(ControlPlaneParts{m_control, *m_workspace, *m_book, *m_calls,
                                              m_options.keychain, m_options.onListening, m_random,
                                              m_clock, m_log, m_options.listens});
        m_control.run([this] { m_operation->begin(); });
        return {};
    }

    void stop(Milliseconds patience) {
        if (!m_operation) {
            return;
        }
        std::promise<void> ended;
        m_control.post([&] { m_operation->end(patience, [&] { ended.set_value(); }); });
        ended.get_future().wait();
        m_calls->threads().stop();
        m_simulator.stop();
        m_control.stop();
        m_operation.reset();
        logAuditHead();
        m_calls.reset();
        m_book.reset();
        m_workspace.reset();
    }

    ListenerState listener() {
        ListenerState state;
        m_control.run([&] {
            const Gateway& gateway = m_operation->gateway();
            state = {gateway.state(), gateway.problem(), gateway.hint(), gateway.addresses()};
        });
        return state;
    }

    std::string policyProblem() {
        std::string problem;
        m_control.run([&] { problem = m_workspace->policy().problem(); });
        return problem;
    }

    std::unique_ptr<admin::AdminClient> client(Executor deliver) {
        return std::make_unique<InProcessClient>(
            m_operation->table(), admin::Caller(admin::Role::Admin, Via::Window),
            [this](std::function<void()> work) { m_control.post(std::move(work)); },
            std::move(deliver));
    }

private:
    // Whoever keeps the log elsewhere has a checkpoint of each run, for 'weir audit verify'.
    void logAuditHead() const {
        if (const auto head = m_workspace->directory().auditHead()) {
            m_log.info(
                fmt::format("checkpoint of the audit log: {}:{}", head->number, toHex(head->hash)));
        }
    }

    HostOptions m_options;
    const Clock& m_clock;
    const Log& m_log;
    SystemRandom m_random;  // of the control thread
    SerialThread m_control;
    OwnSimulator m_simulator;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<books::Book> m_book;
    std::optional<CallPlane> m_calls;
    std::optional<ControlPlane> m_operation;
};

Host::Host(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Host::~Host() {
    stop(Milliseconds(0));
}

Result<std::unique_ptr<Host>> Host::start(HostOptions options, const Clock& clock, const Log& log) {
    auto parts = std::make_unique<Parts>(std::move(options), clock, log);
    if (const auto opened = parts->open(); !opened) {
        return opened.error();
    }
    return std::unique_ptr<Host>(new Host(std::move(parts)));
}

ListenerState Host::listener() const {
    return m_parts->listener();
}

std::string Host::policyProblem() const {
    return m_parts->policyProblem();
}

std::unique_ptr<admin::AdminClient> Host::client(Executor deliver) const {
    return m_parts->client(std::move(deliver));
}

void Host::stop(Milliseconds patience) {
    m_parts->stop(patience);
}

}  // namespace weir::app
