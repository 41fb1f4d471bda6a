// SPDX-License-Identifier: GPL-3.0-or-later
#include <QThread>
#include <QtTest>
#include <optional>

#include "app/desktop/gateway_link.hpp"
#include "engine/books/store/folder_lock.hpp"
#include "engine/control/admin/gateway.hpp"
#include "tests/app/host_folder.hpp"

using namespace weir;
using app::GatewayLink;
using test::HostFolder;

// Which gateway is behind the window: one of its own, or the one that holds the data folder.
class TestGatewayLink : public QObject {
    Q_OBJECT

    Result<std::unique_ptr<GatewayLink>> open(const HostFolder& folder) {
        app::HostOptions options;
        options.workspace.dataFolder = folder.path();
        options.ioThreads = 1;
        return GatewayLink::open(std::move(options), m_clock, m_log, *this);
    }

    // What the gateway says of itself, which has to come on the thread of the window.
    static std::optional<admin::GatewayStatus> statusOf(GatewayLink& link) {
        auto status = std::make_shared<std::optional<admin::GatewayStatus>>();
        link.client().call(admin::GetStatus{}, [status](Result<admin::GatewayStatus> reply) {
            if (reply && QThread::currentThread() == qApp->thread()) {
                *status = std::move(*reply);
            }
        });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(status->has_value(), 30'000); }();
        return *status;
    }

private slots:
    void takesTheGatewayThatHoldsTheFolder() {
        HostFolder folder;
        const auto host = folder.start();
        const auto node = admin::callAndWait(*test::clientOf(*host), admin::GetStatus{})->nodeId;
        {
            const auto link = open(folder);
            QVERIFY2(link, link ? "" : link.error().text().c_str());
            QVERIFY(!(*link)->isOurs());
            const auto status = statusOf(**link);
            QVERIFY(status && status->state == GatewayState::Listening);
            QCOMPARE(status->nodeId, node);
        }
        // It is not the window's to end.
        QVERIFY(host->listener().state == GatewayState::Listening);
        QVERIFY(!host->listener().addresses.empty());
    }

    void startsOneWhereThereIsNone() {
        HostFolder folder;
        {
            const auto link = open(folder);
            QVERIFY2(link, link ? "" : link.error().text().c_str());
            QVERIFY((*link)->isOurs());
            const auto status = statusOf(**link);
            QVERIFY(status && status->state == GatewayState::Listening);
        }
        QVERIFY(folder.tryStart());  // the folder is free again
    }

    void saysThatAHolderDoesNotAnswer() {
        HostFolder folder;
        const auto lock = books::FolderLock::acquire(folder.path());
        QVERIFY(lock);
        const auto link = open(folder);
        QVERIFY(!link && link.error().code == ErrorCode::Conflict);
    }

private:
    SystemClock m_clock;
    Log m_log{m_clock, [](auto) {}};
};

QTEST_GUILESS_MAIN(TestGatewayLink)
#include "test_gateway_link.moc"
