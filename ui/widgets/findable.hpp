// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <utility>

namespace weir::ui {

// A view whose text can be searched; a FindBar is the hand on it.
class Findable {
public:
    struct Found {
        int current = 0;  // from 1; 0: none is set off
        int total = 0;
        bool more = false;  // there may be more than `total`
    };

    Findable() = default;
    Findable(const Findable&) = delete;
    Findable& operator=(const Findable&) = delete;
    virtual ~Findable() = default;

    // Marks all places of `needle` and comes to the first that is in view or after it. Empty: no
    // marks. What is shown later is marked too.
    virtual void find(const QString& needle) = 0;
    // Comes to the next place, or with -1 to the one before; after the last to the first.
    virtual void findNext(int step) = 0;
    virtual Found found() const = 0;

    // Called when found() is another without a find(): what is shown has changed.
    void onFoundChanged(std::function<void()> call) { m_foundChanged = std::move(call); }

protected:
    void tellFound() const {
        if (m_foundChanged) {
            m_foundChanged();
        }
    }
    // The place that is `step` from `current`, both from 0, among `total`; -1: there is none.
    static int around(int current, int step, int total) {
        if (total == 0) {
            return -1;
        }
        return current < 0 && step < 0 ? total - 1 : (current + step + total) % total;
    }

private:
    std::function<void()> m_foundChanged;
};

}  // namespace weir::ui
