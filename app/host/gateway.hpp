// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/host/io_threads.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/result.hpp"
#include "engine/base/states.hpp"
#include "engine/net/server.hpp"
#include "engine/net/server_certificate.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::app {

// The listener and its state: Stopped, Listening, Paused, or why it cannot listen. Lives on the
// control thread.
class Gateway {
public:
    using Post = std::function<void(std::function<void()>)>;

    // `paused` is what the handlers look at; `post` runs work on the control thread.
    Gateway(IoThreads& threads, net::HandlerFactory handlers, std::atomic<bool>& paused,
            const Clock& clock, const Log& log, Post post);
    // The io threads must have stopped, or stop() must have said that it is done.
    ~Gateway();
    Gateway(const Gateway&) = delete;
    Gateway& operator=(const Gateway&) = delete;

    // Told where, whenever it begins to listen there: at a start, and after a move.
    using Listening = std::function<void(const std::vector<std::string>& urls)>;
    void onListening(Listening listening) { m_listening = std::move(listening); }

    // Listens where the policy says, or goes on after a pause. That it cannot is no error but a
    // state: problem() tells.
    void start(const policy::Snapshot& snapshot);
    // Listens elsewhere, and for as many, as the policy now says; does nothing while it is stopped.
    // Where it cannot listen there, it stays where it is, and problem() tells.
    void follow(const policy::Snapshot& snapshot);
    void pause();
    // Once a second: looks whether another certificate lies in the files, and tries again where one
    // was missing.
    void tick(const policy::Snapshot& snapshot);
    // Calls in flight get `patience` to end; `done` runs on the control thread after the last, also
    // of those that came by an address listened on before.
    void stop(Milliseconds patience, std::function<void()> done);

    GatewayState state() const { return m_state; }
    const std::string& problem() const { return m_problem; }
    const std::string& hint() const { return m_hint; }
    // The next free port while the state is PortInUse, else 0.
    std::uint16_t suggestedPort() const { return m_suggestedPort; }
    // What is really listened on: "127.0.0.1:9347"; empty while nothing is.
    std::vector<std::string> addresses() const;
    // The same as a caller writes it: "https://127.0.0.1:9347".
    std::vector<std::string> urls() const;

    // Whether what is listened on now speaks TLS.
    bool speaksTls() const { return m_certificate != nullptr; }
    // Empty without TLS.
    std::string certificateFile() const {
        return m_certificate ? m_certificate->certificateFile() : std::string();
    }
    // What it shows; empty without TLS.
    net::CertificateFacts certificate() const;
    // What is wrong with the files, although it goes on; nothing when nothing is.
    const std::optional<Error>& certificateProblem() const { return m_certificateProblem; }

private:
    void open(const policy::Snapshot& snapshot);
    void move(const policy::Snapshot& snapshot);
    void stay(const Error& why);
    bool standsInTheWay(const std::vector<std::string>& wanted) const;
    std::vector<std::string> listenedOn() const;
    using Certificate = std::shared_ptr<net::ServerCertificate>;
    Result<Certificate> readCertificate(const policy::TlsFiles& files) const;
    Result<std::unique_ptr<net::Server>> listenOn(const std::vector<std::string>& addresses,
                                                  const Certificate& certificate,
                                                  const policy::Limits& limits);
    void use(std::unique_ptr<net::Server> server, Certificate certificate,
             const policy::Limits& limits);
    void lookAtCertificate();
    void sayWhere() const;
    void refuse(GatewayState state, const Error& why);
    void refusePort(const std::vector<std::string>& listen, const Error& why);
    void drain(Milliseconds patience);
    void end(std::unique_ptr<net::Server> ending, Milliseconds patience);
    void onDrained();

    IoThreads& m_threads;
    net::HandlerFactory m_handlers;
    std::atomic<bool>& m_paused;
    const Clock& m_clock;
    const Log& m_log;
    Post m_post;
    Listening m_listening;
    GatewayState m_state = GatewayState::Stopped;
    std::string m_problem;
    std::string m_hint;
    std::uint16_t m_suggestedPort = 0;
    std::vector<std::string> m_listen;  // as the policy said it when it was opened
    policy::TlsFiles m_tls;             // likewise; of the certificate below
    std::shared_ptr<net::ServerCertificate> m_certificate;  // null: without TLS
    std::optional<Error> m_certificateProblem;
    bool m_certificateMissing = false;    // it would listen otherwise
    std::uint64_t m_refusedRevision = 0;  // of the policy that asked for an address in vain
    std::unique_ptr<net::Server> m_server;
    std::size_t m_draining = 0;  // servers that do not accept any more, with calls in flight
    std::function<void()> m_whenDrained;
};

}  // namespace weir::app
