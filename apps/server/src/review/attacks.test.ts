import { reviewAttacks } from './testing/attacks-contract.ts'
import { tryReview } from './testing/try-review.ts'

reviewAttacks(tryReview)
