// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weir::dialects {

// What a translation had to do that the caller did not ask for.
class TranslationNotes {
public:
    // A member of the request that the other dialect has no place for: "seed", "tools[].strict".
    // Said once, however often it stands there.
    void leaveOut(std::string what);
    // What goes on, but not as it was: "temperature: 1.5 -> 1".
    void change(std::string what);
    // Without this the call would be another one; the first reason counts. It ends a sentence that
    // begins with "It": "asks for 3 answers at once".
    void refuse(std::string why);

    bool refused() const { return !m_refusal.empty(); }
    const std::string& refusal() const { return m_refusal; }

    // For the loss report: the changes, then in one line what was left out.
    std::vector<std::string> losses() const;

private:
    std::vector<std::string> m_leftOut;
    std::vector<std::string> m_changes;
    std::string m_refusal;
};

}  // namespace weir::dialects
