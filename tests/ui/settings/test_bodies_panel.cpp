// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QSpinBox>
#include <QtTest>

#include "engine/control/admin/bodies.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/settings/bodies_panel.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

class TestBodiesPanel : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeAdminClient> m_client;
    std::unique_ptr<GatewayModel> m_gateway;
    std::unique_ptr<BodiesPanel> m_panel;
    admin::BodyStatus m_status;
    std::vector<admin::KeepBodies> m_kept;

    void open() {
        m_client->on<admin::GetBodyStatus>(
            [this](const auto&) { return Result<admin::BodyStatus>(m_status); });
        m_client->on<admin::KeepBodies>([this](const admin::KeepBodies& asked) {
            m_kept.push_back(asked);
            m_status.keep = asked.keep;
            m_status.days = asked.days;
            m_status.maxSize = asked.maxSize;
            m_status.key = asked.keep == BodyPlace::Disk ? "keychain:weir-bodies" : m_status.key;
            return Result<admin::BodyStatus>(m_status);
        });
        m_gateway = std::make_unique<GatewayModel>(*m_client);
        m_gateway->refresh();
        QTRY_VERIFY(m_gateway->isKnown());
        m_panel = std::make_unique<BodiesPanel>(*m_client, *m_gateway);
        m_panel->resize(720, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QTRY_VERIFY(m_client->timesAsked<admin::GetBodyStatus>() > 0);
        QCoreApplication::processEvents();
    }

    Segments* place() const { return m_panel->findChild<Segments*>(); }
    QAbstractButton* choice(int index) const {
        return place()->findChildren<QAbstractButton*>().at(index);
    }
    Button* button() const { return m_panel->findChild<Button*>(); }
    bool says(const QString& words) const { return hasWords(*m_panel, words); }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() {
        m_client = std::make_unique<FakeAdminClient>();
        m_client->answer<admin::GetStatus>(cannedStatus());
        m_status = {};
        m_status.days = 7;
        m_status.maxSize = std::uint64_t{2} << 30;
        m_kept.clear();
    }
    void cleanup() {
        m_panel.reset();
        m_gateway.reset();
        m_client.reset();
    }

    void showsWhatIsSoAndSetsWhatIsChosen() {
        open();
        QTRY_COMPARE(place()->current(), 1);
        QTRY_VERIFY(says(QStringLiteral("last 500 calls")));
        choice(2)->click();
        QTRY_COMPARE(m_kept.size(), std::size_t(1));
        QVERIFY(m_kept[0].keep == BodyPlace::Disk && m_kept[0].days == 7);
        QCOMPARE(m_kept[0].maxSize, std::uint64_t(2) << 30);
        QTRY_VERIFY(says(QStringLiteral("keychain:weir-bodies")));
        auto* days = m_panel->findChild<QSpinBox*>();
        QVERIFY(days->isVisible());
        QWheelEvent wheel({5, 5}, {5, 5}, {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        const int before = days->value();
        QApplication::sendEvent(days, &wheel);
        QCOMPARE(days->value(), before);
        days->setValue(30);
        QTest::keyClick(days, Qt::Key_Return);
        QTRY_COMPARE(m_kept.size(), std::size_t(2));
        QVERIFY(m_kept[1].keep == BodyPlace::Disk && m_kept[1].days == 30);
        choice(0)->click();
        QTRY_COMPARE(m_kept.size(), std::size_t(3));
        QVERIFY(m_kept[2].keep == BodyPlace::None);
        QTRY_VERIFY(!days->isVisible());
    }

    void whatCannotBeSetIsTakenBackAndSaysWhy() {
        open();
        m_client->refuse<admin::KeepBodies>(
            Error::unsupported("This gateway has no keychain for the key.", "Name a key."));
        QTRY_VERIFY(place()->isEnabled());
        choice(2)->click();
        QTRY_VERIFY(says(QStringLiteral("no keychain for the key. Name a key.")));
        QCOMPARE(place()->current(), 1);
        // It stays readable while the figures of the gateway come in.
        m_gateway->refresh();
        const int asked = m_client->timesAsked<admin::GetBodyStatus>();
        QTRY_VERIFY(m_client->timesAsked<admin::GetBodyStatus>() > asked);
        QCoreApplication::processEvents();
        QVERIFY(says(QStringLiteral("no keychain for the key.")));
    }

    void saysWhatIsStoredAndDeletesItWhenAskedTwice() {
        m_status.keep = BodyPlace::Disk;
        m_status.storedBytes = 12'300'000;
        m_status.dropped = 3;
        m_status.problem = "The disk is full.";
        open();
        QTRY_VERIFY(says(bytesText(m_status.storedBytes) + QStringLiteral(" on disk now")));
        QVERIFY(says(QStringLiteral("The disk is full.")));
        QVERIFY(says(QStringLiteral("3")));
        admin::BodyStatus empty = m_status;
        empty.storedBytes = 0;
        m_client->answer<admin::ClearBodies>(empty);
        button()->click();
        QCoreApplication::processEvents();
        QCOMPARE(m_client->timesAsked<admin::ClearBodies>(), 0);
        QCOMPARE(button()->text(), QStringLiteral("Delete them for good"));
        button()->click();
        QTRY_VERIFY(!button()->isVisible());
        QCOMPARE(m_client->timesAsked<admin::ClearBodies>(), 1);
    }

    void aDocumentOfSomebodyElseIsOnlyRead() {
        admin::GatewayStatus status = cannedStatus();
        status.policyReadOnly = true;
        status.policyFile = "/etc/weir.yaml";
        m_client->answer<admin::GetStatus>(status);
        open();
        QTRY_VERIFY(says(QStringLiteral("Managed by /etc/weir.yaml")));
        QVERIFY(!place()->isEnabled());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestBodiesPanel)
#include "test_bodies_panel.moc"
