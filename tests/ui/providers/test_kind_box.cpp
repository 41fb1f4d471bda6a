// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QtTest>
#include <memory>

#include "tests/ui/support/canned_kinds.hpp"
#include "ui/providers/kind_box.hpp"
#include "ui/theme/theme.hpp"

using namespace weir;
using namespace weir::ui;

class TestKindBox : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void kindsStandUnderHeadingsThatCannotBeChosen() {
        KindBox box;
        box.setKinds(cannedKinds().kinds);
        QStringList headings;
        for (int row = 0; row < box.count(); ++row) {
            const QModelIndex index = box.model()->index(row, 0);
            const bool isKind = box.itemData(row).isValid();
            QCOMPARE(bool(index.flags() & Qt::ItemIsEnabled), isKind);
            if (!isKind) {
                headings << box.itemText(row);
            }
        }
        QCOMPARE(headings,
                 QStringList({QStringLiteral("Services"), QStringLiteral("Clouds and hosts"),
                              QStringLiteral("Your own servers"), QStringLiteral("Built in")}));
        QCOMPARE(box.kind()->kind, std::string("openai"));
    }

    void theKeyboardPassesHeadingsBy() {
        KindBox box;
        box.setKinds(cannedKinds().kinds);
        box.choose("cohere");
        QTest::keyClick(&box, Qt::Key_Down);
        QCOMPARE(box.kind()->kind, std::string("azure"));
        QTest::keyClick(&box, Qt::Key_Up);
        QCOMPARE(box.kind()->kind, std::string("cohere"));
        QTest::keyClicks(&box, QStringLiteral("vl"));
        QCOMPARE(box.kind()->kind, std::string("vllm"));
    }

    void whatIsChosenStaysWhenTheKindsCome() {
        KindBox box;
        QVERIFY(box.kind() == nullptr);
        box.choose("groq");
        QVERIFY(box.kind() == nullptr);
        box.setKinds(cannedKinds().kinds);
        QCOMPARE(box.currentText(), QStringLiteral("Groq"));
        box.choose("ollama");
        box.setKinds(cannedKinds().kinds);
        QCOMPARE(box.currentText(), QStringLiteral("Ollama"));
    }

    // A gateway that is older than the window, or newer, may have others.
    void aKindThatIsNotThereIsNone() {
        KindBox box;
        box.choose("of tomorrow");
        box.setKinds(cannedKinds().kinds);
        QVERIFY(box.kind() == nullptr);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestKindBox)
#include "test_kind_box.moc"
