/** The pillar's headline indicators, in the order of the pillars (issue of the main job). */
export const HEADLINES: Readonly<Record<string, string>> = {
  skills: "train_coverage",
  dialogue: "sd_maturity_level",
  hrdd: "hrdd_embed_level",
  conditions: "wc_social_security_coverage",
  inclusion: "inc_training_gender_parity",
  transition: "tr_plan_level",
};
