// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <QtTest>

#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "engine/control/admin/wait.hpp"
#include "engine/control/socket/address.hpp"
#include "engine/control/socket/message.hpp"
#include "tests/contract/sample.hpp"
#include "tests/contract/transports.hpp"

using namespace weir;
namespace asio = boost::asio;

namespace {

// A peer that says what it likes.
class RawPeer {
public:
    explicit RawPeer(const std::string& folder) {
        const auto address = control::SocketAddress::in(folder);
        m_socket.connect(address->endpoint());
    }
    void send(const std::string& bytes) { asio::write(m_socket, asio::buffer(bytes)); }
    void sendFrame(const std::string& text) {
        const auto head = control::frameHead(text.size());
        send(std::string(head.begin(), head.end()) + text);
    }
    std::string readFrame() {
        std::array<std::uint8_t, control::kFrameHeadSize> head{};
        asio::read(m_socket, asio::buffer(head));
        std::string text(control::frameBytes(head), '\0');
        asio::read(m_socket, asio::buffer(text));
        return text;
    }
    bool isClosedByTheOtherSide() {
        char byte = 0;
        boost::system::error_code problem;
        asio::read(m_socket, asio::buffer(&byte, 1), problem);
        return problem == asio::error::eof || problem == asio::error::connection_reset;
    }

private:
    asio::io_context m_context;
    asio::local::stream_protocol::socket m_socket{m_context};
};

}  // namespace

// What is particular to the socket: its file, its frames, connections that end.
class TestSocket : public QObject {
    Q_OBJECT

    struct Served {
        explicit Served(std::string where)
            : folder(std::move(where)), server(thread.context(), table, log) {
            table.now<admin::GetStatus>([](const auto&) { return admin::GatewayStatus{}; });
        }
        ~Served() { thread.stop(); }

        std::string folder;
        SystemClock clock;
        Log log{clock, [](auto) {}};
        admin::HandlerTable table;
        test::ContextThread thread;
        control::SocketServer server;
    };

private slots:
    void theFileIsForTheUserOnly() {
        QTemporaryDir folder;
        Served served(folder.path().toStdString());
        QVERIFY(served.server.listen(served.folder));
        struct stat status{};
        QCOMPARE(::stat((served.folder + "/weir.sock").c_str(), &status), 0);
        QVERIFY(S_ISSOCK(status.st_mode));
        QCOMPARE(status.st_mode & 0777u, 0600u);
    }

    void aFileLeftBehindIsReplaced() {
        QTemporaryDir folder;
        {
            asio::io_context context;
            asio::local::stream_protocol::acceptor killed(context);
            const auto address = control::SocketAddress::in(folder.path().toStdString());
            killed.open(address->endpoint().protocol());
            killed.bind(address->endpoint());
        }
        Served served(folder.path().toStdString());
        QVERIFY(served.server.listen(served.folder));
        control::SocketClient client(served.folder);
        QVERIFY(admin::callAndWait(client, admin::GetStatus{}));
    }

    void aLongFolderNameIsReached() {
        QTemporaryDir folder;
        const QString deep = folder.path() + "/" + QString(120, 'x');
        QVERIFY(QDir().mkpath(deep));
        Served served(deep.toStdString());
        QVERIFY(served.server.listen(served.folder));
        control::SocketClient client(served.folder);
        QVERIFY(admin::callAndWait(client, admin::GetStatus{}));
    }

    void withoutAGatewayTheErrorSaysSo() {
        QTemporaryDir folder;
        control::SocketClient client(folder.path().toStdString());
        const auto reply = admin::callAndWait(client, admin::GetStatus{});
        QVERIFY(!reply && reply.error().code == ErrorCode::Unavailable);
        QVERIFY(!reply.error().hint.empty());
    }

    void aCallThatIsNotAnsweredEnds() {
        QTemporaryDir folder;
        Served served(folder.path().toStdString());
        admin::HandlerTable::Reply<admin::TestProvider> never;
        served.table.later<admin::TestProvider>(
            [&](auto&&, auto reply) { never = std::move(reply); });
        QVERIFY(served.server.listen(served.folder));
        control::SocketClient client(served.folder, {}, Milliseconds(1));
        const auto reply = admin::callAndWait(client, admin::TestProvider{});
        QVERIFY(!reply && reply.error().code == ErrorCode::Timeout);
        served.thread.stop();
    }

    void aLostConnectionEndsItsCallsAndIsMadeAgain() {
        QTemporaryDir folder;
        Served served(folder.path().toStdString());
        std::promise<bool> again;
        served.table.later<admin::TestProvider>([&](auto&&, auto reply) {
            served.server.close();
            again.set_value(served.server.listen(served.folder).ok());
            // Keeps the reply from being answered before the connection is gone.
            asio::post(served.thread.context(), [reply] {});
        });
        QVERIFY(served.server.listen(served.folder));
        control::SocketClient client(served.folder);
        const auto lost = admin::callAndWait(client, admin::TestProvider{});
        QVERIFY(!lost && lost.error().code == ErrorCode::Closed);
        QVERIFY(again.get_future().get());
        QVERIFY(admin::callAndWait(client, admin::GetStatus{}));
    }

    void aClientThatGoesAwayEndsItsCalls() {
        QTemporaryDir folder;
        Served served(folder.path().toStdString());
        admin::HandlerTable::Reply<admin::TestProvider> never;
        std::promise<void> arrived;
        served.table.later<admin::TestProvider>([&](auto&&, auto reply) {
            never = std::move(reply);
            arrived.set_value();
        });
        QVERIFY(served.server.listen(served.folder));
        std::optional<ErrorCode> code;
        {
            control::SocketClient client(served.folder);
            client.call(admin::TestProvider{}, [&](Result<admin::TestReport> report) {
                code = report ? ErrorCode::Internal : report.error().code;
            });
            arrived.get_future().get();
        }
        QVERIFY(code == ErrorCode::Cancelled);
        served.thread.stop();
    }

    void oddRequestsAreAnsweredOrEndTheConnection() {
        QTemporaryDir folder;
        Served served(folder.path().toStdString());
        QVERIFY(served.server.listen(served.folder));

        RawPeer peer(served.folder);
        peer.sendFrame(R"({"id":1,"operation":"no.such"})");
        QCOMPARE(
            peer.readFrame(),
            std::string(
                R"({"id":1,"error":{"code":"unsupported","message":"There is no operation 'no.such'.","hint":""}})"));
        peer.sendFrame(R"({"id":2,"operation":"gateway.status","arguments":{"x":1}})");
        QVERIFY(peer.readFrame().find("'x' is not known here.") != std::string::npos);
        peer.sendFrame(R"({"id":3,"operation":"gateway.status"})");
        QVERIFY(peer.readFrame().starts_with(R"({"id":3,"reply":{"state":"stopped")"));
        peer.sendFrame("no json");
        QVERIFY(peer.isClosedByTheOtherSide());

        RawPeer large(served.folder);
        const auto head = control::frameHead(control::kMostRequestBytes + 1);
        large.send(std::string(head.begin(), head.end()));
        QVERIFY(large.isClosedByTheOtherSide());
    }

    void manyRequestsAtOnceAreAllAnswered() {
        QTemporaryDir folder;
        Served served(folder.path().toStdString());
        QVERIFY(served.server.listen(served.folder));
        control::SocketClient client(served.folder);
        constexpr int kCalls = 500;
        std::atomic<int> left = kCalls;
        std::promise<void> all;
        for (int i = 0; i < kCalls; ++i) {
            client.call(admin::GetStatus{}, [&](Result<admin::GatewayStatus> status) {
                if (status && --left == 0) {
                    all.set_value();
                }
            });
        }
        all.get_future().get();
    }
};

QTEST_GUILESS_MAIN(TestSocket)
#include "test_socket.moc"
