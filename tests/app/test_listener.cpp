// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTcpServer>
#include <QtTest>

#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/keys.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

namespace {

int health(test::HttpClient& from) {
    from.send("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    return from.receive().status;
}

}  // namespace

// Where a host listens, and what it does when it may or can not.
class TestListener : public QObject {
    Q_OBJECT

private slots:
    void aTakenPortSaysByWhomAndOffersTheNext() {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        HostFolder folder;
        const auto listen = "127.0.0.1:" + std::to_string(other.serverPort());
        folder.write(QByteArray("version: 1\nlisten: ") + listen.c_str() + "\n");
        const auto host = folder.start();
        const auto client = clientOf(*host);
        auto status = admin::callAndWait(*client, admin::GetStatus{});
        QVERIFY(status);
        QVERIFY(status->state == GatewayState::PortInUse);
        QVERIFY(status->suggestedPort > other.serverPort());
        // Of a program's name Linux keeps fifteen letters.
        const auto program = QFileInfo(QCoreApplication::applicationFilePath()).fileName();
        const auto mine = "Port " + std::to_string(other.serverPort()) + " is used by " +
                          program.left(15).toStdString() + " (pid " +
                          std::to_string(QCoreApplication::applicationPid()) + ").";
        QCOMPARE(status->problem, mine);

        const auto free = "127.0.0.1:" + std::to_string(status->suggestedPort);
        status = admin::callAndWait(*client, admin::SetListen{free});
        QVERIFY(status);
        QVERIFY(status->state == GatewayState::Listening);
        QCOMPARE(status->address, free);
        QVERIFY(folder.document().find("listen: " + free) != std::string::npos);
    }

    void anAddressIsGivenUpForAnotherAndNotForNone() {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const auto elsewhere = [](const std::string& listen) {
            return QByteArray("version: 1\nlisten: ") + listen.c_str() + "\n";
        };
        HostFolder folder(elsewhere("127.0.0.1:0"));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto status = [&] { return *admin::callAndWait(*client, admin::GetStatus{}); };
        const std::string before = status().address;
        const auto staysFor = [&](const std::string& listen) {
            const auto revision = status().revision;
            folder.write(elsewhere(listen));
            QTRY_VERIFY_WITH_TIMEOUT(status().revision > revision, 30'000);
            QVERIFY(status().state == GatewayState::Degraded);
            QVERIFY(!status().problem.empty());
            QCOMPARE(status().address, before);
            test::HttpClient another(portOf(before));
            QCOMPARE(health(another), 200);
        };
        staysFor("127.0.0.1:" + std::to_string(other.serverPort()));
        staysFor("0.0.0.0:0");
        // The refusal named a key as the way, and it is one.
        QVERIFY(admin::callAndWait(*client, admin::CreateKey{"tool", "", ""}));
        QTRY_VERIFY(status().state == GatewayState::Listening);
        QVERIFY(status().address.starts_with("0.0.0.0:"));
        QVERIFY(status().problem.empty());
    }

    void aNewLimitOfConnectionsHoldsWithoutAMove() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto revision = [&] {
            return admin::callAndWait(*client, admin::GetStatus{})->revision;
        };
        const auto port = portOf(host->listener().addresses.front());
        test::HttpClient first(port);
        QCOMPARE(health(first), 200);
        const auto before = revision();
        folder.write(QByteArray(HostFolder::kDocument) + "limits: {connections: 1}\n");
        QTRY_VERIFY_WITH_TIMEOUT(revision() == before + 1, 30'000);
        test::HttpClient second(port);
        QCOMPARE(health(second), 503);
        QCOMPARE(health(first), 200);
    }

    void aBrokenDocumentAtTheStartIsSaidAndCanBeRepaired() {
        HostFolder folder("version: 1\nlisten: nowhere\n");
        const auto host = folder.start();
        QVERIFY(host->policyProblem().starts_with("weir.yaml:2:9: error:"));
        QVERIFY(host->listener().state == GatewayState::Stopped);
        const auto client = clientOf(*host);
        const auto refused = admin::callAndWait(*client, admin::StartGateway{});
        QVERIFY(!refused && refused.error().code == ErrorCode::Invalid);
        folder.write(HostFolder::kDocument);
        QTRY_VERIFY_WITH_TIMEOUT(host->policyProblem().empty(), 30'000);
        QTRY_VERIFY(host->listener().state == GatewayState::Listening);
        const auto stopped = admin::callAndWait(*client, admin::StopGateway{});
        QVERIFY(stopped);
        folder.write(QByteArray(HostFolder::kDocument) + "# once more\n");
        const auto status = [&] { return admin::callAndWait(*client, admin::GetStatus{}).value(); };
        QTRY_VERIFY_WITH_TIMEOUT(status().revision > stopped->revision, 30'000);
        QVERIFY(status().state == GatewayState::Stopped);
    }

    void withoutAKeyNobodyElseIsLetNear() {
        HostFolder folder;
        const auto host = folder.start("0.0.0.0:0");
        auto listener = host->listener();
        QVERIFY(listener.state == GatewayState::Stopped);
        QVERIFY(!listener.problem.empty() && !listener.hint.empty());
        const auto client = clientOf(*host);
        QVERIFY(admin::callAndWait(*client, admin::CreateKey{"tool", "", ""}));
        QVERIFY(host->listener().state == GatewayState::Listening);
        const auto moved = admin::callAndWait(*client, admin::SetListen{"127.0.0.1:0"});
        QVERIFY(!moved && moved.error().code == ErrorCode::Conflict);
    }
};

QTEST_GUILESS_MAIN(TestListener)
#include "test_listener.moc"
