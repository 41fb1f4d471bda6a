// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QListWidget>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QToolButton>
#include <QtTest>

#include "engine/control/admin/filter/filter.hpp"
#include "tests/ui/window/shell_scene.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/help/topics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/segments.hpp"

namespace weir::ui {

class TestHelp : public QObject, private ShellScene {
    Q_OBJECT

    static const QStringList kLanguages;

    QListWidget* topics() const {
        return m_shell->window().currentPage()->findChild<QListWidget*>();
    }
    QString shown() const {
        return m_shell->window().currentPage()->findChild<QTextBrowser*>()->toPlainText();
    }
    void press(Qt::Key key) { QTest::keyClick(&m_shell->window(), key); }

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void everyTopicIsThereInEveryLanguage() {
        for (const QString& topic : helpTopics()) {
            const QString english = helpText(topic, kLanguages.constFirst());
            for (const QString& language : kLanguages) {
                const QString text = helpText(topic, language);
                QVERIFY2(text.startsWith(QStringLiteral("# ")), qPrintable(topic + language));
                QVERIFY(text.size() > 150);
                QVERIFY2(language == kLanguages.constFirst() || text != english, qPrintable(topic));
            }
        }
    }

    void everyLinkLeadsToATopic() {
        static const QRegularExpression kLink(QStringLiteral(R"((?<!!)\[[^\]]*\]\(([^)]*)\))"));
        for (const QString& language : kLanguages) {
            for (const QString& topic : helpTopics()) {
                auto links = kLink.globalMatch(helpText(topic, language));
                while (links.hasNext()) {
                    const QString to = links.next().captured(1);
                    QVERIFY2(
                        to.endsWith(QStringLiteral(".md")) && helpTopics().contains(to.chopped(3)),
                        qPrintable(topic + QStringLiteral(" -> ") + to));
                }
            }
        }
    }

    void everyFieldOfTheFilterIsExplained() {
        for (const QString& language : kLanguages) {
            const QString text = helpText(QStringLiteral("filter"), language);
            for (const std::string_view name : admin::Filter::fieldNames()) {
                const auto field = QString::fromUtf8(name.data(), qsizetype(name.size()));
                QVERIFY2(text.contains(u'`' + field), qPrintable(field + language));
            }
        }
    }

    // What stands in code marks of the filter's examples is a filter.
    void theExamplesOfTheFilterAreFilters() {
        const QString text = helpText(QStringLiteral("filter"), QStringLiteral("en"));
        const QStringList lines = text.section(QStringLiteral("```"), 1, 1).trimmed().split(u'\n');
        QVERIFY(lines.size() >= 4);
        for (const QString& line : lines) {
            const auto parsed = admin::Filter::parse(line.toStdString(), {});
            QVERIFY2(std::holds_alternative<admin::Filter>(parsed), qPrintable(line));
        }
    }

    void f1OpensTheTopicOfThePageAndEscGoesBack() {
        open();
        for (const QString& page : {QStringLiteral("traffic"), QStringLiteral("providers"),
                                    QStringLiteral("overview"), QStringLiteral("settings")}) {
            m_shell->window().openPage(page);
            settle();
            press(Qt::Key_F1);
            QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("help"));
            QCOMPARE(helpTopics().value(topics()->currentRow()), page);
            QVERIFY(shown().startsWith(helpTitle(helpText(page, QStringLiteral("en")))));
            QTest::keyClick(topics(), Qt::Key_Escape);
            QCOMPARE(m_shell->window().currentPageId(), page);
        }
    }

    void everyPageHasATopic() {
        open();
        const auto pages = m_shell->actions().inGroup(ActionGroup::Go);
        QVERIFY(pages.size() >= 13);
        for (const QAction* go : pages) {
            const QString page = go->objectName().section(u'.', 1);
            QVERIFY2(page == QStringLiteral("help") || helpTopics().contains(page),
                     qPrintable(page));
        }
    }

    void wordsLeaveTheTopicsThatHoldThem() {
        open();
        m_shell->window().openPage(QStringLiteral("help"));
        QLineEdit* find = field();
        QTest::keyClicks(find, QStringLiteral("allowed_hosts web"));
        QStringList left;
        for (int row = 0; row < topics()->count(); ++row) {
            if (!topics()->item(row)->isHidden()) {
                left << helpTopics().at(row);
            }
        }
        QCOMPARE(left, (QStringList{QStringLiteral("errors"), QStringLiteral("privacy")}));
        QVERIFY(left.contains(helpTopics().value(topics()->currentRow())));
    }

    void wordsThatNoTopicHoldsAreSaidToBeInNone() {
        open();
        m_shell->window().openPage(QStringLiteral("help"));
        const auto said = [this] {
            const auto labels = m_shell->window().currentPage()->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->isVisible() &&
                       label->text().startsWith(QStringLiteral("No topic has all of these words"));
            });
        };
        QVERIFY(!said());
        QTest::keyClicks(field(), QStringLiteral("zeppelin"));
        QVERIFY(said());
        field()->clear();
        QVERIFY(!said());
    }

    void keysAreThoseOfTheWindow() {
        open();
        m_shell->window().openPage(QStringLiteral("help"));
        topics()->setCurrentRow(int(helpTopics().indexOf(QStringLiteral("keyboard"))));
        QVERIFY(shown().contains(QStringLiteral("Ctrl+K")));
        QVERIFY(shown().contains(QStringLiteral("Copy base URL")));
        QVERIFY(!shown().contains(QStringLiteral("{shortcuts}")));
    }

    void nothingIsCutInASmallWindow() {
        open();
        m_shell->window().resize(1024, 680);
        m_shell->window().openPage(QStringLiteral("help"));
        settle();
        auto* text = m_shell->window().currentPage()->findChild<QTextBrowser*>();
        for (int row = 0; row < topics()->count(); ++row) {
            topics()->setCurrentRow(row);
            settle();
            QVERIFY2(text->document()->size().width() <= text->viewport()->width(),
                     qPrintable(helpTopics().at(row)));
        }
    }

    // As wide as the lines, in the colours in force.
    void aPictureFollowsTheThemeAndTheRoom() {
        open();
        m_shell->window().resize(1440, 900);
        m_shell->window().openPage(QStringLiteral("help"));
        topics()->setCurrentRow(int(helpTopics().indexOf(QStringLiteral("overview"))));
        settle();
        auto* text = m_shell->window().currentPage()->findChild<QTextBrowser*>();
        const auto picture = [text] {
            return text->document()
                ->resource(QTextDocument::ImageResource, QUrl(QStringLiteral("overview.png")))
                .value<QPixmap>();
        };
        const auto isDark = [&] {
            return picture().toImage().pixelColor(3, picture().height() / 2).lightnessF() < 0.5;
        };
        const auto room = [text] {
            return text->lineWrapColumnOrWidth() - 2 * int(text->document()->documentMargin());
        };
        QCOMPARE(picture().deviceIndependentSize().width(), double(room()));
        const int wide = room();
        const bool dark = isDark();
        QCOMPARE(dark, color(Token::Surface).lightnessF() < 0.5);
        m_shell->window().resize(1024, 680);
        settle();
        QVERIFY(room() < wide);
        QCOMPARE(picture().deviceIndependentSize().width(), double(room()));
        QVERIFY(text->document()->size().width() <= text->viewport()->width());
        m_shell->window().openPage(QStringLiteral("settings"));
        auto* themes = m_shell->window().currentPage()->findChild<Segments*>();
        themes->findChildren<QToolButton*>().at(dark ? 1 : 2)->click();
        m_shell->window().openPage(QStringLiteral("help"));
        topics()->setCurrentRow(int(helpTopics().indexOf(QStringLiteral("overview"))));
        settle();
        QCOMPARE(isDark(), !dark);
    }

    void linksAreFollowed() {
        open();
        m_shell->window().openPage(QStringLiteral("help"));
        auto* text = m_shell->window().currentPage()->findChild<QTextBrowser*>();
        emit text->anchorClicked(QUrl(QStringLiteral("filter.md")));
        QCOMPARE(helpTopics().value(topics()->currentRow()), QStringLiteral("filter"));
    }
};

const QStringList TestHelp::kLanguages{QStringLiteral("en"), QStringLiteral("de")};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestHelp)
#include "test_help.moc"
