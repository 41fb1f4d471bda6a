// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLineEdit>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/prices.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/ui/tasks/host_window.hpp"
#include "ui/prices/price_dialog.hpp"

namespace weir::ui {

// A model is called that has no price. It is given one by keyboard alone, before a real gateway,
// and the next call is priced by it.
class TestPriceTask : public QObject {
    Q_OBJECT

    static admin::ExchangeRow lastRow(admin::AdminClient& client) {
        const auto batch = admin::callAndWait(client, admin::ListTraffic{});
        return batch && !batch->rows.empty() ? batch->rows.back() : admin::ExchangeRow();
    }
    static PriceDialog* dialog() {
        return qobject_cast<PriceDialog*>(QApplication::activeWindow());
    }

private slots:
    void anUnpricedModelGetsAPrice() {
        test::ScriptedUpstream upstream;
        upstream.script({test::json(200, test::kAnswer)});
        test::HostFolder folder(QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
            "  - {name: cloud, kind: compatible, base_url: \"http://127.0.0.1:" +
            std::to_string(upstream.port()) + "/v1\", api_key: none, local: true, serve: [m]}\n"));
        const auto host = folder.start();
        const auto direct = test::clientOf(*host);
        const std::string key =
            admin::callAndWait(*direct, admin::CreateKey{"bot", "search", "ada"})->secret;
        QCOMPARE(callModel(*host, key, "m"), 200);
        QTRY_VERIFY(lastRow(*direct).pricing == Pricing::Unpriced &&
                    lastRow(*direct).state == ExchangeState::Done);

        HostWindow desk(*host);
        QVERIFY(desk.isReady());
        Hands& hands = desk.hands;
        const auto says = [&desk](const char* words) { return desk.says(words); };

        hands.key(Qt::Key_6, Qt::ControlModifier);
        QTRY_VERIFY(says("1 model is called and has no price."));
        hands.key(Qt::Key_Return);  // it is the first row
        QTRY_VERIFY(dialog() != nullptr);
        QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
        hands.type(QStringLiteral("2"));
        hands.key(Qt::Key_Tab);
        hands.type(QStringLiteral("10"));
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(dialog() == nullptr);
        QTRY_VERIFY(says("The price cloud-m holds from now on."));

        QCOMPARE(callModel(*host, key, "m"), 200);
        QTRY_COMPARE(lastRow(*direct).cost, Money::fromNano(12 * 2'000 + 3 * 10'000));
        QTRY_VERIFY(!says("1 model is called and has no price."));
        COMPARE_STEPS(hands, 4, 3);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestPriceTask)
#include "test_price_task.moc"
