"""How the news tagger is made: data, model, training, distillation, export, evaluation."""
