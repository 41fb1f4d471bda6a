// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/about/about_actions.hpp"
#include "ui/about/about_dialog.hpp"
#include "ui/about/diagnostics.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/code_view.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

class TestAbout : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void nothingSecretIsInAReport() {
        const std::string canary = "sk-proj-canary0123456789abcdef";
        DiagnosedGateway gateway;
        gateway.status = cannedStatus();
        gateway.status.problem = "The provider said: Incorrect API key " + canary;
        gateway.status.policyFile = QDir::homePath().toStdString() + "/weir/weir.yaml";
        gateway.status.dataFolder = QDir::homePath().toStdString() + "/weir";
        gateway.providers = cannedProviders();
        gateway.providers[0].settings.name = "secret-project-of-ours";
        gateway.providers[0].settings.key = "keychain:secret-project-of-ours";
        const QString text = diagnosticsText(gateway);
        QVERIFY(!text.contains(QStringLiteral("canary0123456789abcdef")));
        QVERIFY(!text.contains(QDir::homePath()));
        QVERIFY(!text.contains(QStringLiteral("secret-project")));
        QVERIFY(text.contains(QStringLiteral("Document: ~/weir/weir.yaml")));
        QVERIFY(text.contains(QStringLiteral("Incorrect API key")));
    }

    void aReportSaysWhatIsThere() {
        DiagnosedGateway gateway;
        gateway.status = cannedStatus();
        gateway.providers = cannedProviders();
        gateway.keychainKnown = true;
        gateway.keychainProblem = QStringLiteral("No keychain answers.");
        const QString text = diagnosticsText(gateway);
        for (const QString& line :
             {QStringLiteral("Weir: ") + QString::fromStdString(gateway.status.version),
              QStringLiteral("Qt: ") + QString::fromLatin1(qVersion()),
              QStringLiteral("Gateway: listening"), QStringLiteral("Address: 127.0.0.1:9347"),
              QStringLiteral("Keychain: none: No keychain answers.")}) {
            QVERIFY2(text.contains(line), qPrintable(line + u'\n' + text));
        }
        QCOMPARE(text.count(QStringLiteral("Provider: ")),
                 static_cast<qsizetype>(gateway.providers.size()));
    }

    void aGatewayThatDoesNotAnswerIsReportedToo() {
        FakeAdminClient client;
        GatewayModel gateway(client);
        client.refuse<admin::GetStatus>(Error::unavailable("Nobody answers in the data folder."));
        gateway.refresh();
        QTRY_VERIFY(gateway.lost());
        QWidget window;
        AboutActions actions(client, gateway, &window);
        QSignalSpy copied(&actions, &AboutActions::copied);
        QApplication::clipboard()->clear();
        actions.copyDiagnostics();
        QVERIFY(copied.wait());
        QVERIFY(QApplication::clipboard()->text().contains(
            QStringLiteral("Not answering: Nobody answers in the data folder.")));
    }

    void aPersonFindsVersionAndLicences() {
        FakeAdminClient client;
        answerAll(client);
        GatewayModel gateway(client);
        gateway.refresh();
        QTRY_VERIFY(gateway.isKnown());
        QWidget window;
        ActionRegistry registry(&window);
        AboutActions actions(client, gateway, &window);
        actions.addTo(registry);
        registry.find(QStringLiteral("help.about"))->trigger();
        auto* dialog = window.findChild<AboutDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        const auto labels = dialog->findChildren<QLabel*>();
        const auto says = [&labels](const QString& words) {
            return std::ranges::any_of(
                labels, [&words](const QLabel* label) { return label->text().contains(words); });
        };
        QVERIFY(says(QString::fromStdString(cannedStatus().version)));
        QVERIFY(says(QStringLiteral("BSL-1.0")));
        QVERIFY(dialog->findChild<CodeView*>()->code().contains(
            QStringLiteral("GNU GENERAL PUBLIC LICENSE")));
        QCOMPARE(unnamedControls(dialog), QStringList());
        QSignalSpy copied(&actions, &AboutActions::copied);
        dialog->findChild<QPushButton*>()->click();
        QVERIFY(copied.wait());
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Weir: ")));
    }

    void noTextIsCutInALongLanguage() {
        PseudoLocale pseudo;
        QCoreApplication::installTranslator(&pseudo);
        auto* dialog = new AboutDialog(QStringLiteral("0.1.0"), nullptr);
        dialog->show();
        const QStringList cut = settledCutTexts(dialog);
        dialog->close();
        QCoreApplication::removeTranslator(&pseudo);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestAbout)
#include "test_about.moc"
