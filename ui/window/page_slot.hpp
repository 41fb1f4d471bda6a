// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "ui/window/page_entry.hpp"

namespace weir::ui {

class GatewayModel;
class Page;

// The place of a page in the window. The page itself is made when it is first opened: a window of
// all of them takes twice as long to come up, and a change of the theme styles each anew.
class PageSlot : public QObject {
    Q_OBJECT

public:
    PageSlot(PageEntry entry, std::function<Page*()> make, const GatewayModel& gateway,
             QObject* parent = nullptr);

    const PageEntry& entry() const { return m_entry; }
    const QString& id() const { return m_entry.id; }
    QString title() const { return m_entry.title(); }
    QString badge() const;
    QString fact() const;  // empty while the page is not made

    Page* page() const { return m_page; }  // null: not made yet
    // Once. Whoever asks takes the page over.
    Page& make();

signals:
    void describedChanged();

private:
    PageEntry m_entry;
    std::function<Page*()> m_make;
    Page* m_page = nullptr;
};

}  // namespace weir::ui
