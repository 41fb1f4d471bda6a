// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSslCertificate>
#include <QTemporaryDir>
#include <QThread>
#include <thread>
#include <utility>

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/words.hpp"
#include "engine/books/directory.hpp"
#include "engine/control/remote/admin_handler.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/server.hpp"
#include "engine/net/server_certificate.hpp"
#include "engine/policy/identity/weir_key.hpp"
#include "tests/contract/remote_end.hpp"
#include "tests/engine/net/certificates.hpp"
#include "tests/support/seeded_random.hpp"
#include "ui/remote/remote_client.hpp"

namespace weir::test {

namespace {

// A policy of nothing, for rules that look into one.
class NoPolicy final : public control::PolicyControl {
public:
    std::shared_ptr<const policy::Snapshot> snapshot() const override { return m_snapshot; }
    const std::string& text() const override { return m_text; }
    Result<void> edit(const Edit&, std::string_view, std::string_view) override { return {}; }
    Result<void> keysChanged() override { return {}; }
    Result<providers::Provider> compile(const admin::ProviderSettings&) const override {
        return Error::unsupported("This is a test.");
    }
    std::vector<control::FormerPlace> formerPlaces() const override { return {}; }
    void learnModels(std::string_view, std::vector<std::string>) override {}

private:
    std::shared_ptr<const policy::Snapshot> m_snapshot = std::make_shared<policy::Snapshot>();
    std::string m_text;
};

// The contract over HTTPS on loopback: a listener with a certificate made for the test, and the
// window's client, which lives on a thread with an event loop of its own.
class RemoteEnd final : public admin::AdminClient {
public:
    RemoteEnd(const admin::HandlerTable& table, const Post& control, admin::Role role)
        : m_certificate(prepare("cert.pem"), prepare("key.pem")),
          m_token(policy::makeToken(m_random)),
          m_server(
              {&m_reactor},
              [this, &table, control](net::Reactor& reactor) {
                  return std::make_unique<control::AdminHandler>(control::AdminServices{
                      table, m_rules, m_tokens, control,
                      [&reactor](std::function<void()> work) { reactor.post(work); }, true, m_log});
              },
              {}, m_log) {
        books::StoredToken token;
        token.name = "suite";
        token.role = wordOf(role);
        token.hash = policy::hashOfKey(m_token.reveal());
        m_tokens.set({token});
        makeCertificate();
        m_server.secureWith([this] { return m_certificate.context(); });
        const std::vector<std::string> where{"127.0.0.1:0"};
        if (!m_server.listen(where)) {
            qFatal("it does not listen");
        }
        m_reactorThread = std::thread([this] { m_reactor.run(); });
        m_clientThread.start();
        m_context.moveToThread(&m_clientThread);
        run([this] {
            m_client = std::make_unique<Client>(
                ui::KnownGateway{QStringLiteral("suite"),
                                 {QStringLiteral("127.0.0.1"), m_server.port(), true},
                                 m_fingerprint},
                m_token.clone());
        });
    }
    ~RemoteEnd() override {
        run([this] { m_client.reset(); });
        m_clientThread.quit();
        m_clientThread.wait();
        m_reactor.stop();
        m_reactorThread.join();
    }

private:
    class Client : public ui::RemoteClient {
    public:
        using RemoteClient::RemoteClient;
        using RemoteClient::send;
    };

    void send(const admin::OperationCodec& codec, std::any operation,
              std::function<void(Result<std::any>)> done) override {
        QMetaObject::invokeMethod(
            &m_context,
            [this, &codec, operation = std::move(operation), done = std::move(done)] {
                m_client->send(codec, operation, done);
            },
            Qt::QueuedConnection);
    }
    void run(const std::function<void()>& work) {
        QMetaObject::invokeMethod(&m_context, work, Qt::BlockingQueuedConnection);
    }
    std::string prepare(const char* name) {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    void makeCertificate() {
        const auto identity = net::test::makeSelfSigned("IP:127.0.0.1");
        if (!net::test::writePem(identity.certificate, m_certificate.certificateFile()) ||
            !net::test::writePem(identity.key, m_certificate.keyFile()) ||
            !m_certificate.refresh(m_clock.now())) {
            qFatal("no certificate");
        }
        m_fingerprint =
            QSslCertificate::fromPath(QString::fromStdString(m_certificate.certificateFile()))
                .constFirst()
                .digest(QCryptographicHash::Sha256);
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    SeededRandom m_random{7};
    Log m_log{m_clock, [](auto) {}};
    NoPolicy m_policy;
    control::RemoteRules m_rules{m_policy};
    control::TokenTable m_tokens;
    net::ServerCertificate m_certificate;
    Secret m_token;
    QByteArray m_fingerprint;
    net::Reactor m_reactor{m_clock};
    net::Server m_server;
    std::thread m_reactorThread;
    QThread m_clientThread;
    QObject m_context;
    std::unique_ptr<Client> m_client;
};

}  // namespace

bool hasRemoteEnd() {
    return true;
}

std::unique_ptr<admin::AdminClient> makeRemoteEnd(const admin::HandlerTable& table, Post control,
                                                  admin::Role role) {
    return std::make_unique<RemoteEnd>(table, std::move(control), role);
}

}  // namespace weir::test
