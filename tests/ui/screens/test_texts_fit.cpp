// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDialog>
#include <QtTest>
#include <algorithm>
#include <utility>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/inspect.hpp"

namespace weir::ui {

// No text is cut on any screen, in any language, in a large and in the smallest window. How large
// the letters are says WEIR_FONT_PERCENT, and how many pixels they have QT_SCALE_FACTOR.
class TestTextsFit : public QObject {
    Q_OBJECT

    static int percent() {
        bool given = false;
        const int percent = qEnvironmentVariableIntValue("WEIR_FONT_PERCENT", &given);
        return given ? percent : 100;
    }

    // Letters of twice the size do not find room in the smallest window; whoever needs them has a
    // larger one.
    static std::pair<QSize, QSize> sizes() {
        return percent() <= 125   ? std::pair(QSize(1280, 800), QSize(1024, 680))
               : percent() <= 150 ? std::pair(QSize(1440, 900), QSize(1280, 800))
                                  : std::pair(QSize(1920, 1200), QSize(1680, 1050));
    }

    static QStringList faultsOf(const Scene& scene, const QString& language) {
        Stage stage({ThemeChoice::Light, language, sizes().first});
        QWidget* screen = scene.build(stage);
        if (screen == nullptr) {
            return {QStringLiteral("%1 did not come on").arg(QLatin1String(scene.name))};
        }
        Stage::settle();
        QStringList faults = settledCutTexts(screen);
        for (const QString& nameless : unnamedControls(screen)) {
            faults << QStringLiteral("no name: ") + nameless;
        }
        if (qobject_cast<QDialog*>(screen) != nullptr && screen->isWindow()) {
            for (const QString& backwards : tabsBackwards(screen)) {
                faults << QStringLiteral("Tab goes back: ") + backwards;
            }
        }
        if (screen == &stage.window()) {
            screen->resize(sizes().second);
            Stage::settle();
            faults << settledCutTexts(screen);
        }
        for (QString& fault : faults) {
            fault.prepend(QLatin1String(scene.name) + QStringLiteral(": "));
        }
        return faults;
    }

private slots:
    void initTestCase() {
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * percent() / 100);
        QApplication::setFont(font);
    }

    void nothingIsCut_data() {
        QTest::addColumn<QString>("language");
        // A pseudo text holds the English one: letters that fit there fit here.
        if (percent() == 100) {
            QTest::newRow("en") << QStringLiteral("en");
        }
        for (const char* language : {"de", "pseudo"}) {
            QTest::newRow(language) << QString::fromLatin1(language);
        }
    }
    void nothingIsCut() {
        QFETCH(QString, language);
        QStringList faults;
        for (const Scene& scene : allScenes()) {
            faults << faultsOf(scene, language);
        }
        faults.removeDuplicates();
        for (const QString& fault : std::as_const(faults)) {
            qWarning("%s", qPrintable(fault));
        }
        QCOMPARE(faults.size(), 0);
    }

    void noTwoScreensHaveOneName() {
        QStringList names;
        for (const Scene& scene : allScenes()) {
            names << QString::fromLatin1(scene.name);
        }
        const auto all = names.size();
        QVERIFY(names.removeDuplicates() == 0 && all > 40);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestTextsFit)
#include "test_texts_fit.moc"
