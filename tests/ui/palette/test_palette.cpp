// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QtTest>

#include "ui/actions/action_registry.hpp"
#include "ui/palette/command_palette.hpp"
#include "ui/palette/fuzzy.hpp"
#include "ui/palette/palette_model.hpp"
#include "ui/theme/theme.hpp"

namespace weir::ui {

class TestPalette : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void fits_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QList<int>>("places");
        const auto row = [](const char* typed, const char* name, QList<int> places) {
            QTest::newRow(typed) << typed << name << places;
        };
        row("fold", "Fold the rail", {0, 1, 2, 3});
        row("ftr", "Fold the rail", {0, 5, 9});
        row("f rail", "Fold the rail", {0, 9, 10, 11, 12});
        row("COPY", "Copy base URL", {0, 1, 2, 3});
        row("url", "Copy base URL", {10, 11, 12});
        row("", "Quit", {});
    }
    void fits() {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        QFETCH(QList<int>, places);
        const auto match = fuzzyMatch(typed, name);
        QVERIFY(match.has_value());
        QCOMPARE(match->places, places);
    }

    void whatIsNotThereDoesNotFit() {
        QVERIFY(!fuzzyMatch(u"xyz", u"Copy base URL"));
        QVERIFY(!fuzzyMatch(u"lru", u"Copy base URL"));
        QVERIFY(!fuzzyMatch(u"quitt", u"Quit"));
    }

    void beginningsOfWordsComeFirst() {
        const int words = fuzzyMatch(u"cb", u"Copy base URL")->score;
        QVERIFY(words > fuzzyMatch(u"cb", u"Subscribe")->score);
        QVERIFY(fuzzyMatch(u"stop", u"Stop")->score >
                fuzzyMatch(u"stop", u"Stop the gateway")->score);
    }

    void runsWhatIsTyped() {
        Window window;
        CommandPalette palette(window.actions, &window);
        palette.open();
        auto* field = palette.findChild<QLineEdit*>();
        auto* list = palette.findChild<QListView*>();
        QTest::keyClicks(field, QStringLiteral("cpu"));
        QCOMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("Copy base URL"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!palette.isVisible());
        QTRY_COMPARE(window.run, QStringList{QStringLiteral("copy")});

        // What was run last stands first the next time.
        palette.open();
        QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("Copy base URL"));
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(window.run.size(), 2);
        QCOMPARE(window.run.last(), QStringLiteral("traffic"));
    }

    void whatCannotBeRunIsNotOffered() {
        Window window;
        window.actions.find(QStringLiteral("copy"))->setEnabled(false);
        CommandPalette palette(window.actions, &window);
        palette.open();
        auto* list = palette.findChild<QListView*>();
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            QVERIFY(list->model()->index(row, 0).data() != QStringLiteral("Copy base URL"));
        }
        auto* field = palette.findChild<QLineEdit*>();
        field->setText(QStringLiteral("zzz"));
        QVERIFY(!list->isVisible());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!palette.isVisible());
        QVERIFY(window.run.isEmpty());
    }

    void groupsAreSearchedToo() {
        Window window;
        CommandPalette palette(window.actions, &window);
        palette.open();
        palette.findChild<QLineEdit*>()->setText(QStringLiteral("go to tr"));
        auto* list = palette.findChild<QListView*>();
        QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("Traffic"));
    }

private:
    struct Window : QMainWindow {
        Window() {
            resize(1000, 700);
            const auto add = [this](const char* id, ActionGroup group, const char* text) {
                const QString name = QString::fromUtf8(id);
                actions.add({name,
                             group,
                             [text] { return QString::fromUtf8(text); },
                             {},
                             [this, name] { run << name; }});
            };
            add("traffic", ActionGroup::Go, "Traffic");
            add("fold", ActionGroup::View, "&Fold the rail");
            add("copy", ActionGroup::Gateway, "Copy base URL");
            show();
        }
        ActionRegistry actions{this};
        QStringList run;
    };

    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestPalette)
#include "test_palette.moc"
