// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QDirIterator>
#include <QMetaProperty>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/providers.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/ui/tasks/host_window.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/tab_bar.hpp"

namespace weir::ui {

namespace {

// It looks like a key. What does not is shown where somebody looks at a body, for that is what the
// body says; this is shown nowhere, not even there.
const std::string kCanary = "sk-proj-Secret9d1f77c2ab5e40d8b6a3f0c4e1729385";

struct CanaryPlace {
    const char* name;
    std::string path;
    std::string headers;  // without the Weir key
    bool withKey;
    std::string body;
    int status;
};

std::string chatOf(const std::string& content) {
    return R"({"model":"served-model","messages":[{"role":"user","content":)" + content + "}]}";
}

std::string withCanary(std::string text) {
    const std::string_view mark = "CANARY";
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark)) {
        text.replace(at, mark.size(), kCanary);
    }
    return text;
}

std::vector<CanaryPlace> canaryPlaces() {
    const std::string path = "/v1/chat/completions";
    const std::string hello = chatOf(R"("hello")");
    const auto header = [](const char* name, const char* before = "") {
        return std::string(name) + ": " + before + kCanary + "\r\n";
    };
    const std::string tools =
        R"({"model":"served-model","messages":[{"role":"user","content":"hello"},)"
        R"({"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function",)"
        "\"function\":{\"name\":\"f\",\"arguments\":\"[\\\"CANARY\\\"]\"}}]},"
        R"({"role":"tool","tool_call_id":"call_1","content":"CANARY"}]})";
    return {
        {"header", path, header("X-Anything"), true, hello, 200},
        {"key: authorization", path, header("Authorization", "Bearer "), false, hello, 401},
        {"key: x-api-key", path, header("X-Api-Key"), false, hello, 401},
        {"key: api-key", path, header("Api-Key"), false, hello, 401},
        {"key: x-goog-api-key", path, header("X-Goog-Api-Key"), false, hello, 401},
        {"key: query", path + "?key=" + kCanary, "", false, hello, 401},
        {"query", path + "?anything=" + kCanary, "", true, hello, 200},
        {"body", path, "", true, withCanary(chatOf(R"("remember CANARY")")), 200},
        {"tool arguments", path, "", true, withCanary(tools), 200},
        {"error echo", path, "", true, chatOf(R"("echo")"), 400},
        {"image URL", path, "", true,
         withCanary(chatOf(R"([{"type":"image_url","image_url":{"url":)"
                           R"("https://example.com/i.png?sig=CANARY"}}])")),
         200},
        {"stream", path, "", true,
         R"({"model":"served-model","stream":true,"messages":[{"role":"user","content":"Hi"}]})",
         200},
    };
}

// What a table, list or tree shows and says.
void collectModel(const QAbstractItemModel& model, const QModelIndex& parent, QStringList& texts) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role :
                 {Qt::DisplayRole, Qt::EditRole, Qt::ToolTipRole, Qt::StatusTipRole,
                  Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole}) {
                texts << index.data(role).toString();
            }
        }
        collectModel(model, model.index(row, 0, parent), texts);
    }
}

// Every text of every widget there is, seen or not: what it shows, its tooltip, what is said of it
// to a screen reader.
QStringList allTexts() {
    QStringList texts;
    const auto widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets) {
        const QMetaObject* meta = widget->metaObject();
        for (int each = 0; each < meta->propertyCount(); ++each) {
            const QVariant value = meta->property(each).read(widget);
            if (value.typeId() == QMetaType::QString) {
                texts << value.toString();
            }
        }
        if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                texts << tabs->tabText(tab) << tabs->tabToolTip(tab);
            }
        }
        const auto* view = qobject_cast<const QAbstractItemView*>(widget);
        if (view != nullptr && view->model() != nullptr) {
            collectModel(*view->model(), view->rootIndex(), texts);
        }
        if (QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget)) {
            for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value,
                                    QAccessible::Help}) {
                texts << spoken->text(kind);
            }
        }
    }
    return texts;
}

int textsWith(const QStringList& texts, const std::string& words) {
    return static_cast<int>(texts.filter(QString::fromStdString(words)).size());
}

// The files of a folder, at any depth, that hold these bytes.
QStringList filesWith(const QString& folder, const std::string& bytes) {
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) &&
            file.readAll().contains(QByteArray::fromStdString(bytes))) {
            found << file.fileName();
        }
    }
    return found;
}

}  // namespace

// A secret that passes through in eleven places, comes back in an answer and is a provider's key is
// in no widget, whatever of the calls somebody opens, in no settings and in no file.
class TestCanaryWindow : public QObject {
    Q_OBJECT

    static int callAt(const app::Host& host, const std::string& key, const CanaryPlace& place) {
        test::HttpClient http(test::portOf(host.listener().addresses.front()));
        const std::string auth = place.withKey ? "Authorization: Bearer " + key + "\r\n" : "";
        http.post(place.path, auth + place.headers, place.body);
        return http.receive().status;
    }
    static void makeCalls(test::ScriptedUpstream& upstream, const app::Host& host,
                          const std::string& key) {
        std::string echo = test::kAnswer;
        echo.replace(echo.find("Hello there."), 12, "You said " + kCanary);
        const std::string failure =
            withCanary(R"({"error":{"message":"cannot read CANARY",)"
                       R"("type":"invalid_request_error","param":"CANARY"}})");
        for (const CanaryPlace& place : canaryPlaces()) {
            if (place.status == 400) {
                upstream.script({test::json(400, failure)});
            } else if (place.name == std::string_view("stream")) {
                upstream.script({test::events(
                    {test::kRole, test::chunk(withCanary(R"({"content":"You said CANARY"})")),
                     test::kStop, test::kDone})});
            } else {
                upstream.script({test::json(200, echo, {{"x-request-id", "upstream-1"}})});
            }
            const int status = callAt(host, key, place);
            QVERIFY2(status == place.status, place.name);
        }
    }
    // Each view of the open tab: indented, raw, headers; Markdown and plain.
    static void lookAtTheTab(HostWindow& desk, const ExchangePane& pane) {
        QCoreApplication::processEvents();
        QTRY_VERIFY(desk.client.isAnswered());  // its bodies are asked for
        QCOMPARE(textsWith(allTexts(), kCanary), 0);
        const auto choices = pane.findChildren<Segments*>();
        for (Segments* choice : choices) {
            const auto buttons = choice->findChildren<QAbstractButton*>();
            for (QAbstractButton* button : buttons) {
                if (button->isVisible()) {
                    button->click();
                    QCOMPARE(textsWith(allTexts(), kCanary), 0);
                }
            }
        }
    }
    static void lookAtTheCalls(HostWindow& desk) {
        desk.window.openPage(QStringLiteral("traffic"));
        auto* table = desk.window.findChild<TrafficTable*>();
        const int calls = static_cast<int>(canaryPlaces().size());
        QTRY_COMPARE(table->model()->rowCount(), calls);
        int hidden = 0;
        for (int row = 0; row < calls; ++row) {
            table->setCurrentIndex(table->model()->index(row, 0));
            table->setFocus();
            QTest::keyClick(table, Qt::Key_Return);
            QTRY_VERIFY(desk.window.findChild<ExchangePane*>() != nullptr &&
                        desk.window.findChild<ExchangePane*>()->isVisible());
            auto* pane = desk.window.findChild<ExchangePane*>();
            QTRY_COMPARE(pane->id(), table->rowAt(table->currentIndex())->id);
            auto* tabs = pane->findChild<TabBar*>();
            for (int tab = 0; tab < tabs->count(); ++tab) {
                if (tabs->isOffered(tab)) {
                    tabs->setCurrentIndex(tab);
                    lookAtTheTab(desk, *pane);
                }
            }
            hidden += textsWith(allTexts(), "[key]") > 0 ? 1 : 0;
        }
        // It was there to be seen: the bodies of the calls that went through had it.
        QVERIFY2(hidden >= 7, qPrintable(QString::number(hidden)));
    }

private slots:
    void aSecretIsInNoWidgetNoSettingAndNoFile() {
        QAccessible::setActive(true);
        test::ScriptedUpstream upstream;
        test::HostFolder folder(QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
            "  - {name: cloud, kind: compatible, base_url: \"http://127.0.0.1:" +
            std::to_string(upstream.port()) +
            "/v1\", api_key: session, local: true, serve: [served-model]}\n"));
        auto host = folder.start();
        const auto direct = test::clientOf(*host);
        QVERIFY(admin::callAndWait(*direct, admin::SetProviderKey{"cloud", kCanary, true}).ok());
        const std::string key =
            admin::callAndWait(*direct, admin::CreateKey{"bot", "search", "ada"})->secret;
        makeCalls(upstream, *host, key);
        bool used = false;
        for (const test::SeenCall& call : upstream.calls()) {
            const auto found = call.headers.find("authorization");
            used = used || (found != call.headers.end() && found->second == "Bearer " + kCanary);
        }
        QVERIFY(used);
        {
            HostWindow desk(*host);
            QVERIFY(desk.isReady());
            lookAtTheCalls(desk);
            for (const char* page :
                 {"overview", "providers", "audit", "routing", "spend", "teams", "prices",
                  "destinations", "alerts", "playground", "settings"}) {
                desk.window.openPage(QString::fromLatin1(page));
                QVERIFY2(desk.hasItsAnswers(), page);
                const QStringList texts = allTexts();
                QVERIFY2(textsWith(texts, kCanary) == 0, page);
                QVERIFY2(textsWith(texts, key) == 0, page);
            }
            QVERIFY(textsWith(allTexts(), "cloud") > 0);
            desk.window.saveState();
            QCoreApplication::processEvents();
            QVERIFY(QFile::exists(desk.home.filePath(QStringLiteral("ui.ini"))));
            QCOMPARE(filesWith(desk.home.path(), kCanary), QStringList());
            QCOMPARE(filesWith(desk.home.path(), key), QStringList());
        }
        const QString data = QString::fromStdString(folder.path());
        QCOMPARE(filesWith(data, kCanary), QStringList());
        host.reset();
        QCOMPARE(filesWith(data, kCanary), QStringList());
        QCOMPARE(filesWith(data, key), QStringList());
        QVERIFY(!filesWith(data, "served-model").isEmpty());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestCanaryWindow)
#include "test_canary_window.moc"
