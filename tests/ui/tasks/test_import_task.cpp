// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QApplication>
#include <QFile>
#include <QTabBar>

#include "engine/control/admin/keys.hpp"
#include "tests/ui/tasks/host_window.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/imports/import_dialog.hpp"

namespace weir::ui {

// What a LiteLLM proxy does is looked at and put in force by keyboard alone, before a real gateway.
class TestImportTask : public QObject {
    Q_OBJECT

    QTemporaryDir m_files;

    QString write(const QString& name, const QByteArray& text) const {
        QFile file(m_files.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("cannot write");
        }
        return file.fileName();
    }
    static ImportDialog* dialog() {
        return qobject_cast<ImportDialog*>(QApplication::activeWindow());
    }
    static int notes() { return dialog()->findChild<QAbstractItemView*>()->model()->rowCount(); }
    static void open(HostWindow& desk) {
        desk.hands.key(Qt::Key_K, Qt::ControlModifier);
        desk.hands.type(QStringLiteral("litellm"));
        desk.hands.key(Qt::Key_Return);
        QTRY_VERIFY(dialog() != nullptr);
    }

private slots:
    void aProxyIsTakenOver() {
        const QString config = write(QStringLiteral("config.yaml"),
                                     "model_list:\n"
                                     "  - model_name: assistant\n"
                                     "    litellm_params: {model: sim/sim-fast, "
                                     "custom_llm_provider: ollama, rpm: 60}\n"
                                     "  - model_name: old\n"
                                     "    litellm_params: {model: bedrock/x}\n");
        const QString keys = write(QStringLiteral("keys.json"),
                                   "[{\"token\": \"" + QByteArray(64, 'a') +
                                       "\", \"key_alias\": \"ci\", \"team_id\": \"search\"}]");
        test::HostFolder folder;
        const auto host = folder.start();
        HostWindow desk(*host);
        QVERIFY(desk.isReady());

        open(desk);
        desk.hands.type(config);
        desk.hands.key(Qt::Key_Tab);
        desk.hands.key(Qt::Key_Tab);
        desk.hands.type(keys);
        desk.hands.key(Qt::Key_Tab);
        QTRY_VERIFY(hasWords(
            *dialog(), QStringLiteral("Taken over: 1 provider, 1 model, 1 rate limit, 1 key.")));
        QCOMPARE(notes(), 3);  // one is of the key: it may ask for every model
        dialog()->findChild<QTabBar*>()->setCurrentIndex(1);
        QVERIFY(dialog()->findChild<DiffView*>()->toPlainText().contains(
            QStringLiteral("targets: [ollama/sim/sim-fast]")));
        desk.hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(dialog() == nullptr);
        QTRY_VERIFY(desk.says("Imported; the document is in force."));

        QVERIFY(folder.document().find("name: assistant\n") != std::string::npos);
        const auto listed = admin::callAndWait(*test::clientOf(*host), admin::ListKeys{});
        QVERIFY(listed.ok());
        QCOMPARE(listed->keys.size(), std::size_t(1));
        QCOMPARE(listed->keys.front().name, "ci");
        COMPARE_STEPS(desk.hands, 7, int(config.size() + keys.size()) + 7);
    }

    void aFileThatIsNoneIsSaidAndAnotherIsTaken() {
        const QString wrong = write(QStringLiteral("wrong.yaml"), "a: 1\n");
        test::HostFolder folder;
        const std::string before = folder.document();
        const auto host = folder.start();
        HostWindow desk(*host);
        QVERIFY(desk.isReady());
        open(desk);
        QVERIFY(hasWords(*dialog(), QStringLiteral("Choose the config.yaml of the proxy.")));
        for (const auto& [path, said] : {std::pair(wrong, QStringLiteral("it has no model_list")),
                                         std::pair(m_files.filePath(QStringLiteral("none.yaml")),
                                                   QStringLiteral("none.yaml cannot be read."))}) {
            desk.hands.key(Qt::Key_A, Qt::ControlModifier);
            desk.hands.type(path);
            desk.hands.key(Qt::Key_Tab);
            QTRY_VERIFY2(hasWords(*dialog(), said), qPrintable(said));
            desk.hands.key(Qt::Key_Return, Qt::ControlModifier);
            QVERIFY(dialog() != nullptr);
            desk.hands.key(Qt::Key_Tab, Qt::ShiftModifier);
        }
        desk.hands.key(Qt::Key_Escape);
        QTRY_VERIFY(dialog() == nullptr);
        QCOMPARE(folder.document(), before);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestImportTask)
#include "test_import_task.moc"
