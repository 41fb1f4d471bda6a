// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/remote/remote_gateway.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/remote/certificate_facts.hpp"
#include "ui/remote/connect_dialog.hpp"
#include "ui/theme/theme.hpp"

using namespace weir;
using namespace weir::ui;
using admin::Role;

// The dialog that connects to a gateway, before a gateway as it is.
class TestConnectDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<RemoteGateway> m_gateway;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<KnownGateways> m_known;
    std::unique_ptr<ConnectDialog> m_dialog;

    void open(const std::optional<KnownGateway>& begin = std::nullopt) {
        m_dialog = std::make_unique<ConnectDialog>(*m_known, begin, nullptr);
        m_dialog->show();
    }
    QLineEdit* field(const QString& name) const {
        for (QLineEdit* each : m_dialog->findChildren<QLineEdit*>()) {
            if (each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }
    QPushButton* button(const QString& text) const {
        for (QPushButton* each : m_dialog->findChildren<QPushButton*>()) {
            if (each->text() == text && each->isVisible()) {
                return each;
            }
        }
        return nullptr;
    }
    bool says(const QString& text) const { return hasWords(*m_dialog, text); }
    void type(const QString& address, const Secret& token) {
        field(u"Address"_qs)->setText(address);
        field(u"Token"_qs)
            ->setText(QString::fromUtf8(token.reveal().data(),
                                        static_cast<qsizetype>(token.reveal().size())));
    }
    static QString twoLines(const QByteArray& sha256) {
        return fingerprintText(sha256.left(16)) + u":\n"_qs + fingerprintText(sha256.mid(16));
    }

private slots:
    void init() {
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
        m_gateway = std::make_unique<RemoteGateway>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_store =
            std::make_unique<QSettings>(m_folder->filePath(u"window.ini"_qs), QSettings::IniFormat);
        m_known = std::make_unique<KnownGateways>(*m_store);
    }
    void cleanup() {
        m_dialog.reset();
        m_known.reset();
        m_store.reset();
        m_gateway.reset();
    }

    void theCertificateIsShownPinnedAndTheTokenTaken() {
        open();
        QSignalSpy connected(m_dialog.get(), &ConnectDialog::connected);
        QVERIFY(!button(u"Show certificate"_qs) || !button(u"Show certificate"_qs)->isEnabled());
        const Secret token = m_gateway->token("anna", Role::Operate);
        type(m_gateway->address().text(), token);
        button(u"Show certificate"_qs)->click();
        QTRY_VERIFY(button(u"Trust and connect"_qs) != nullptr);
        QVERIFY(says(twoLines(m_gateway->fingerprint())));
        QVERIFY(says(u"self-made"_qs));
        QVERIFY(says(u"does not know the certificate"_qs));
        QVERIFY(m_known->all().isEmpty());
        QVERIFY(unnamedControls(m_dialog.get()).isEmpty());
        QCOMPARE(settledCutTexts(m_dialog.get()), QStringList());

        button(u"Trust and connect"_qs)->click();
        QVERIFY(connected.wait(10'000));
        const auto gateway = connected.first().first().value<KnownGateway>();
        QCOMPARE(gateway.pin, m_gateway->fingerprint());
        QCOMPARE(gateway.name, u"127.0.0.1"_qs);
        QCOMPARE(m_known->all(), QVector<KnownGateway>{gateway});
        QVERIFY(m_dialog->takeToken() == token);
        m_store->sync();
        QFile file(m_store->fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("weir_op_"));
    }

    void aWrongTokenIsSaidAndTheDialogStays() {
        open();
        type(m_gateway->address().text(), Secret(std::string_view("weir_op_wrong")));
        button(u"Show certificate"_qs)->click();
        QTRY_VERIFY(button(u"Trust and connect"_qs) != nullptr);
        button(u"Trust and connect"_qs)->click();
        QTRY_VERIFY(says(u"refuses the token"_qs));
        QVERIFY(m_dialog->isVisible());
        QVERIFY(m_known->all().isEmpty());
        QSignalSpy connected(m_dialog.get(), &ConnectDialog::connected);
        type(m_gateway->address().text(), m_gateway->token("anna", Role::Read));
        QTRY_VERIFY(button(u"Trust and connect"_qs)->isEnabled());
        button(u"Trust and connect"_qs)->click();
        QVERIFY(connected.wait(10'000));
    }

    void aPinnedCertificateNeedsNoSecondLook() {
        m_known->use(m_gateway->pinned());
        open(m_gateway->pinned());
        QTRY_VERIFY(says(u"This is the certificate that was pinned."_qs));
        QSignalSpy connected(m_dialog.get(), &ConnectDialog::connected);
        QCOMPARE(field(u"Name"_qs)->text(), u"halden"_qs);
        type(m_gateway->address().text(), m_gateway->token("anna", Role::Read));
        button(u"Connect"_qs)->click();
        QVERIFY(connected.wait(10'000));
    }

    void aCertificateThatIsAnotherOneIsRefusedWithBothFingerprints() {
        const QByteArray before = m_gateway->fingerprint();
        m_known->use(m_gateway->pinned());
        m_gateway->stop();
        m_gateway->renewCertificate();
        m_gateway->start();
        open(m_known->all().first());
        QTRY_VERIFY(says(u"This is not the certificate that was pinned. Nothing was sent."_qs));
        QVERIFY(says(twoLines(before)));
        QVERIFY(says(twoLines(m_gateway->fingerprint())));
        field(u"Token"_qs)->setText(u"weir_op_x"_qs);
        QVERIFY(!button(u"Trust and connect"_qs)->isEnabled());
        QCOMPARE(settledCutTexts(m_dialog.get()), QStringList());

        // The one way on is to let go of the old one.
        QSignalSpy forgotten(m_dialog.get(), &ConnectDialog::forgotten);
        button(u"Forget this gateway"_qs)->click();
        QCOMPARE(forgotten.size(), 1);
        QVERIFY(m_known->all().isEmpty());
        type(m_gateway->address().text(), m_gateway->token("anna", Role::Read));
        button(u"Show certificate"_qs)->click();
        QTRY_VERIFY(button(u"Trust and connect"_qs) != nullptr);
        QSignalSpy connected(m_dialog.get(), &ConnectDialog::connected);
        button(u"Trust and connect"_qs)->click();
        QVERIFY(connected.wait(10'000));
    }

    void whoDoesNotAnswerIsSaid() {
        m_gateway->stop();
        open();
        type(m_gateway->address().text(), Secret(std::string_view("weir_op_x")));
        button(u"Show certificate"_qs)->click();
        QTRY_VERIFY(says(u"gave no certificate"_qs));
        QVERIFY(button(u"Show certificate"_qs)->isEnabled());
        field(u"Address"_qs)->setText(u"http://weir.example"_qs);
        QVERIFY(says(u"in the clear"_qs));
        QVERIFY(!button(u"Show certificate"_qs)->isEnabled());
    }
};

QTEST_MAIN(TestConnectDialog)
#include "test_connect_dialog.moc"
