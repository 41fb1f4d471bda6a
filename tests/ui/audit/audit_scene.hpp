// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_audit.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/audit/audit_page.hpp"
#include "ui/audit/audit_table.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

// The page on a gateway that has these records, the newest first, and can refuse.
struct AuditScene {
    explicit AuditScene(std::vector<admin::AuditRecord> all = cannedAudit())
        : records(std::move(all)),
          store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat),
          gateway(client) {
        clock.set(kCannedNow);
        client.answer<admin::GetStatus>(cannedStatus());
        client.on<admin::ListAudit>([this](const admin::ListAudit& operation) {
            asked.push_back(operation);
            if (refusal && asked.size() >= refusedFrom) {
                return Result<admin::AuditPage>(*refusal);
            }
            return Result<admin::AuditPage>(auditPage(records, operation));
        });
        client.on<admin::VerifyAudit>([this](const admin::VerifyAudit&) { return chain; });
        page = std::make_unique<AuditPage>(client, gateway, store, clock, QTimeZone::utc(),
                                           [this](QWidget*, const QString& name) {
                                               suggested = name;
                                               return path;
                                           });
        page->resize(1280, 700);
        exportButton = qobject_cast<Button*>(page->headerControls());
    }

    // "key-N created" for N from `count` down to 1, a minute apart.
    static std::vector<admin::AuditRecord> many(int count) {
        std::vector<admin::AuditRecord> made;
        for (int number = count; number > 0; --number) {
            made.push_back({std::to_string(number),
                            kCannedNow - std::chrono::minutes(count - number), "window",
                            "key created", "key-" + std::to_string(number), "",
                            static_cast<std::uint64_t>(number)});
        }
        return made;
    }

    void show() {
        page->show();
        QTRY_VERIFY(!asked.empty());
        settle();
    }
    // Asks as the timer does when the page comes into sight.
    void refresh() {
        page->hide();
        page->show();
        settle();
    }
    static void settle() {
        for (int round = 0; round < 5; ++round) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }

    AuditTable& table() { return *page->findChild<AuditTable*>(); }
    QLineEdit& search() { return *page->findChild<QLineEdit*>(); }
    int rows() { return table().model()->rowCount(); }
    QString object(int row) { return table().model()->index(row, 3).data().toString(); }
    Button* button(const QString& text) {
        const auto buttons = page->findChildren<Button*>();
        for (Button* each : buttons) {
            if (each->isVisibleTo(page.get()) && each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }
    bool says(const QString& words) { return hasWords(*page, words); }

    std::vector<admin::AuditRecord> records;
    Result<admin::VerifiedAudit> chain = cannedChain();
    std::vector<admin::ListAudit> asked;
    std::optional<Error> refusal;
    std::size_t refusedFrom = 0;  // which question is the first to be refused
    QString path;                 // what is chosen for an export
    QString suggested;
    QTemporaryDir home;
    QSettings store;
    FakeAdminClient client;
    test::FakeClock clock;
    GatewayModel gateway;
    std::unique_ptr<AuditPage> page;
    Button* exportButton = nullptr;
};

}  // namespace weir::ui
