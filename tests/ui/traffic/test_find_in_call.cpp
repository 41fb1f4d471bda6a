// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include "engine/control/admin/bodies.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/theme/theme.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/messages_tab.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/code_view.hpp"
#include "ui/widgets/find_bar.hpp"
#include "ui/widgets/tab_bar.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/words_view.hpp"

namespace weir::ui {

// Words are looked for in what a call says: in the conversation, the bodies and the events.
class TestFindInCall : public QObject {
    Q_OBJECT

    enum Tab { Overview, Messages, Request, Response, Events };

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeAdminClient> m_client;
    std::unique_ptr<ExchangePane> m_pane;

    static std::string json(QByteArray text) { return text.replace('\'', '"').toStdString(); }
    static std::string delta(const QByteArray& words) {
        return json("data: {'choices':[{'index':0,'delta':{'content':'" + words + "'}}]}\n\n");
    }

    void open(const std::string& request, const std::string& response, bool stream = false) {
        admin::ExchangeBodies bodies;
        bodies.kept = true;
        bodies.request = request;
        bodies.response = response;
        m_client->answer<admin::GetBodies>(bodies);
        admin::ExchangeRow row;
        row.stream = stream;
        row.id = cannedId(1);
        row.state = ExchangeState::Done;
        row.dialect = "openai_chat";
        admin::ExchangeDetail detail;
        detail.row = row;
        m_client->answer<admin::GetExchange>(detail);
        m_pane = std::make_unique<ExchangePane>(*m_client);
        m_pane->resize(460, 500);
        m_pane->show();
        m_pane->open(row);
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void openTab(Tab tab) {
        m_pane->findChild<TabBar*>()->setCurrentIndex(tab);
        QTRY_VERIFY(hasWords(*m_pane, QStringLiteral("in memory only")));
    }
    FindBar& bar() { return *m_pane->findChild<FindBar*>(); }
    QLineEdit& field() { return *bar().findChild<QLineEdit*>(); }
    // "2 of 3"
    QString found() { return bar().findChild<QLabel*>()->text(); }
    // As somebody who does not wait while he types.
    void look(const QString& words) {
        m_pane->openFind();
        field().setText(words);
        press(Qt::Key_Return);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&field(), key, modifiers);
    }
    // The words that are set off where they can be seen.
    QStringList setOff() const {
        QStringList words;
        const auto add = [&](const QList<QTextEdit::ExtraSelection>& marks) {
            for (const QTextEdit::ExtraSelection& mark : marks) {
                if (mark.format.fontUnderline()) {
                    words << mark.cursor.selectedText();
                }
            }
        };
        for (const auto* view : m_pane->findChildren<WordsView*>()) {
            if (view->isVisible()) {
                add(view->extraSelections());
            }
        }
        for (const auto* view : m_pane->findChildren<CodeView*>()) {
            if (view->isVisible()) {
                add(view->extraSelections());
            }
        }
        return words;
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_client = std::make_unique<FakeAdminClient>();
    }
    void cleanup() {
        m_pane.reset();
        m_client.reset();
    }

    void findsInTheConversationWhateverIsFolded() {
        open(json("{'model':'auto','messages':["
                  "{'role':'user','content':'Where is the Invoice of May?'},"
                  "{'role':'assistant','tool_calls':[{'id':'c','type':'function','function':"
                  "{'name':'find_invoice','arguments':'{}'}}]},"
                  "{'role':'tool','tool_call_id':'c','content':'invoice 7 and invoice 8'}]}"),
             json("{'choices':[{'message':{'role':'assistant','content':"
                  "'The **invo**ice: [invoice 7](http://x/1)'}}]}"));
        openTab(Messages);
        look(QStringLiteral("INVOICE"));
        // In the question, the name of the tool, its result twice, the answer as it is laid out.
        QCOMPARE(found(), QStringLiteral("1 of 6"));
        // Widgets that were just made come on with the next turn.
        QTRY_COMPARE(setOff(), QStringList{QStringLiteral("Invoice")});
        press(Qt::Key_Return);
        QCOMPARE(found(), QStringLiteral("2 of 6"));
        QVERIFY(setOff().isEmpty());
        const auto boxes = m_pane->findChildren<QFrame*>();
        const auto isFound = [](const QFrame* box) { return box->property("found").toBool(); };
        QCOMPARE(std::count_if(boxes.begin(), boxes.end(), isFound), 1);
        press(Qt::Key_Return);
        QCOMPARE(std::count_if(boxes.begin(), boxes.end(), isFound), 0);
        // It was folded.
        QTRY_VERIFY(hasWords(*m_pane, QStringLiteral("invoice 7 and invoice 8")));
        QCOMPARE(setOff(), QStringList{QStringLiteral("invoice")});
        press(Qt::Key_Return, Qt::ShiftModifier);
        press(Qt::Key_Return, Qt::ShiftModifier);
        press(Qt::Key_Return, Qt::ShiftModifier);
        // Before the first is the last.
        QCOMPARE(found(), QStringLiteral("6 of 6"));
        QCOMPARE(setOff(), QStringList{QStringLiteral("invoice")});
        look(QStringLiteral("receipt"));
        QCOMPARE(found(), QStringLiteral("Not found"));
        QVERIFY(setOff().isEmpty());
    }

    // Also what only the layout brings together, or apart.
    void findsWhatIsShownAndNotWhatWasSent() {
        open(json("{'model':'auto','messages':[{'role':'user','content':'10\u00a0km'}]}"),
             json("{'choices':[{'message':{'role':'assistant','content':"
                  "'**Total**: snake\\_case and [here](http://x/1)'}}]}"));
        openTab(Messages);
        for (const char* words : {"total: snake_case", "HERE (http", "10 km"}) {
            look(QString::fromLatin1(words));
            QCOMPARE(found(), QStringLiteral("1 of 1"));
            QTRY_COMPARE(setOff().size(), qsizetype(1));
        }
        look(QStringLiteral("**"));
        QCOMPARE(found(), QStringLiteral("Not found"));
    }

    void whatIsTypedIsFoundAfterAPause() {
        open(json("{'messages':[{'role':'user','content':'hello'}]}"),
             json("{'choices':[{'message':{'role':'assistant','content':'no'}}]}"));
        openTab(Messages);
        m_pane->openFind();
        field().setText(QStringLiteral("ell"));
        QTRY_COMPARE(found(), QStringLiteral("1 of 1"));
    }

    void aLongLineIsSearchedOverItsFolds() {
        std::string line(10'000, 'x');
        line.replace(4'090, 12, "needle ehere");
        open("{'x':'" + line + "'}", "{}");
        openTab(Request);
        look(QStringLiteral("needle ehere"));
        QCOMPARE(found(), QStringLiteral("1 of 1"));
        QCOMPARE(setOff().join(QString()).remove(QChar::ParagraphSeparator),
                 QStringLiteral("needle ehere"));
    }

    void escapeEndsTheSearchAndThenClosesThePane() {
        open(json("{'messages':[{'role':'user','content':'hello'}]}"), "{}");
        openTab(Request);
        look(QStringLiteral("hello"));
        QSignalSpy closed(m_pane.get(), &ExchangePane::closeAsked);
        m_pane->findChild<TabBar*>()->setFocus();
        QTest::keyClick(m_pane->findChild<TabBar*>(), Qt::Key_Escape);
        QVERIFY(!bar().isVisible());
        QCOMPARE(closed.count(), 0);
        QVERIFY(m_pane->isBeingRead());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }

    void comesToAMessageThatIsNotMadeYet() {
        std::string messages;
        for (int at = 0; at < 80; ++at) {
            messages += "{'role':'user','content':'" +
                        std::string(at == 3 ? "the needle" : "a straw of some words") + "'},";
        }
        open(json("{'model':'auto','messages':[" + QByteArray::fromStdString(messages) +
                  "{'role':'user','content':'end'}]}"),
             json("{'choices':[{'message':{'role':'assistant','content':'yes'}}]}"));
        openTab(Messages);
        QVERIFY(!hasWords(*m_pane, QStringLiteral("the needle")));
        look(QStringLiteral("needle"));
        QCOMPARE(found(), QStringLiteral("1 of 1"));
        const auto* tab = m_pane->findChild<MessagesTab*>();
        const auto inSight = [&] {
            for (const auto* view : tab->findChildren<WordsView*>()) {
                if (view->toPlainText() == QLatin1String("the needle")) {
                    const int top = view->mapTo(tab->viewport(), QPoint()).y();
                    return top >= 0 && top + view->height() <= tab->viewport()->height();
                }
            }
            return false;
        };
        QTRY_VERIFY(inSight());
    }

    void marksABodyAndStepsThroughIt() {
        open(json("{'model':'auto','messages':[{'role':'user','content':'model model'}]}"), "{}");
        openTab(Request);
        look(QStringLiteral("Model"));
        QCOMPARE(found(), QStringLiteral("1 of 3"));
        const auto views = m_pane->findChildren<CodeView*>();
        const auto* view = *std::find_if(views.begin(), views.end(),
                                         [](const CodeView* each) { return each->isVisible(); });
        QCOMPARE(view->extraSelections().size(), qsizetype(3));
        QCOMPARE(view->extraSelections().at(1).format.background().color(), color(Token::Mark));
        QTest::keyClick(&field(), Qt::Key_F3);
        QCOMPARE(found(), QStringLiteral("2 of 3"));
        QTest::keyClick(&field(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(found(), QStringLiteral("1 of 3"));
        // What is shown instead is searched as well.
        openTab(Response);
        QCOMPARE(found(), QStringLiteral("Not found"));
        openTab(Request);
        QCOMPARE(found(), QStringLiteral("1 of 3"));
        openTab(Request);
        press(Qt::Key_Escape);
        QVERIFY(!bar().isVisible());
        QVERIFY(view->extraSelections().isEmpty());
        QVERIFY(m_pane->isVisible());
    }

    void goesFromEventToEvent() {
        open("{}", delta("one") + delta("two") + delta("one more") + delta("ONE"), true);
        openTab(Events);
        const auto* table = m_pane->findChild<TableView*>();
        look(QStringLiteral("one"));
        QCOMPARE(found(), QStringLiteral("1 of 3"));
        QCOMPARE(setOff(), QStringList{QStringLiteral("one")});
        press(Qt::Key_Return);
        QCOMPARE(table->currentIndex().row(), 2);
        press(Qt::Key_Return);
        QCOMPARE(table->currentIndex().row(), 3);
        QCOMPARE(setOff(), QStringList{QStringLiteral("ONE")});
        press(Qt::Key_Return);
        QCOMPARE(table->currentIndex().row(), 0);
    }

    void theUsualKeyLooksInThePaneAndFromTheOverviewInTheMessages() {
        open(json("{'messages':[{'role':'user','content':'hello'}]}"), "{}");
        auto* tabs = m_pane->findChild<TabBar*>();
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), int(Messages));
        QVERIFY(bar().isVisible());
        QVERIFY(field().hasFocus());
        // The figures have no words to find.
        tabs->setCurrentIndex(Overview);
        QVERIFY(!bar().isVisible());
        tabs->setCurrentIndex(Request);
        QVERIFY(bar().isVisible());
    }

    void aLongTextIsCountedUpToALimit() {
        open("{'x':'" + std::string(5'000, 'e') + "'}", "{}");
        openTab(Request);
        look(QStringLiteral("e"));
        QCOMPARE(found(), QStringLiteral("1 of 1,000 or more"));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestFindInCall)
#include "test_find_in_call.moc"
