// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "app/host/in_process_client.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/control/admin/handler_table.hpp"
#include "engine/control/socket/client.hpp"
#include "engine/control/socket/server.hpp"
#include "tests/contract/remote_end.hpp"

namespace weir::test {

// A thread with an io_context, as the control thread of a gateway.
class ContextThread {
public:
    ContextThread() : m_work(boost::asio::make_work_guard(m_context)) {
        m_thread = std::thread([this] { m_context.run(); });
    }
    ~ContextThread() { stop(); }

    void stop() {
        if (m_thread.joinable()) {
            m_context.stop();
            m_thread.join();
        }
    }
    boost::asio::io_context& context() { return m_context; }
    std::function<void(std::function<void()>)> executor() {
        return
            [this](std::function<void()> work) { boost::asio::post(m_context, std::move(work)); };
    }

private:
    boost::asio::io_context m_context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    std::thread m_thread;
};

// A gateway's end of the contract and a client of it, over one transport or another.
class Transport {
public:
    enum class Kind { InProcess, Socket, Remote };

    // Those of this build.
    static std::vector<Kind> kinds() {
        std::vector<Kind> all{Kind::InProcess, Kind::Socket};
        if (hasRemoteEnd()) {
            all.push_back(Kind::Remote);
        }
        return all;
    }
    static const char* nameOf(Kind kind) {
        return kind == Kind::InProcess ? "in process" : kind == Kind::Socket ? "socket" : "remote";
    }

    Transport(Kind kind, const admin::HandlerTable& table) : m_log(m_clock, [](auto) {}) {
        if (kind == Kind::Remote) {
            m_client = makeRemoteEnd(table, m_control.executor(), admin::Role::Admin);
            return;
        }
        if (kind == Kind::InProcess) {
            m_client = std::make_unique<app::InProcessClient>(
                table, admin::Caller(admin::Role::Admin, Via::Window), m_control.executor(),
                m_answers.executor());
            return;
        }
        m_server.emplace(m_control.context(), table, m_log);
        m_listening = m_server->listen(m_folder.path().toStdString());
        m_client = std::make_unique<control::SocketClient>(m_folder.path().toStdString(),
                                                           m_answers.executor());
    }
    ~Transport() {
        m_client.reset();
        m_control.stop();
    }

    admin::AdminClient& client() { return *m_client; }
    const Result<void>& listening() const { return m_listening; }

private:
    SystemClock m_clock;
    Log m_log;
    QTemporaryDir m_folder;
    ContextThread m_answers;
    ContextThread m_control;
    std::optional<control::SocketServer> m_server;
    Result<void> m_listening;
    std::unique_ptr<admin::AdminClient> m_client;
};

}  // namespace weir::test
