package dev.pulih.service.claude;

import com.anthropic.models.messages.ThinkingConfigAdaptive;
import com.anthropic.models.messages.ThinkingConfigBetweenTools;
import com.anthropic.models.messages.ThinkingConfigDisabled;
import com.anthropic.models.messages.ThinkingConfigParam;

/** Whether a model thinks before it answers; each knows only some of these. */
public enum Thinking {
  /** As long as it finds useful; what it thinks counts as its answer's tokens. */
  ADAPTIVE,
  /** Only between uses of tools, of which there are none here. */
  BETWEEN_TOOLS,
  /** Not at all. */
  DISABLED;

  ThinkingConfigParam param() {
    return switch (this) {
      case ADAPTIVE -> ThinkingConfigParam.ofAdaptive(ThinkingConfigAdaptive.builder().build());
      case BETWEEN_TOOLS ->
          ThinkingConfigParam.ofBetweenTools(ThinkingConfigBetweenTools.builder().build());
      case DISABLED -> ThinkingConfigParam.ofDisabled(ThinkingConfigDisabled.builder().build());
    };
  }
}
